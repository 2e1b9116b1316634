package com.example;

import dev.caesura.processor.conversation.time.FencedLog;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.caesura.schemas.event.Outcome;
import dev.caesura.testkit.ConversationDriver;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopTopologyTest {

    private final ConversationDriver driver =
            ConversationDriver.of(fences -> ShopTopology.build(FencedLog.of(fences::write, fences::read)));

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldAskOnceForABurst() {
        driver.conversation("whatsapp:106540352242922:16315551181")
                .at("0s").says("hi")
                .at("4s").says("are you open")
                .at("18s").expectsNothing()
                .at("20s").expectsRequest("hi", "are you open")
                .drafts("Yes, from nine.")
                .expectsReply("Yes, from nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);
    }

    @Test
    void shouldCountWhatIsAsked() {
        driver.conversation("web:shop:ada")
                .at("0s").says("hi")
                .at("1s").says("anybody there?")
                .at("17s").expectsRequest("hi", "anybody there?");

        var bursts = driver.topologyTestDriver()
                .createOutputTopic(ShopTopology.BURSTS, new StringDeserializer(), new IntegerDeserializer());
        assertEquals(2, bursts.readValue());
    }

    @Test
    void shouldGoOnAfterARestart() {
        driver.conversation("web:shop:ada")
                .at("0s").says("hi")
                .afterRestart()
                .at("10s").says("still me")
                .at("26s").expectsRequest("hi", "still me");
    }
}
