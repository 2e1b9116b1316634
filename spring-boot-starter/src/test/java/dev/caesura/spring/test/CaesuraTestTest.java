package dev.caesura.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.app.ProcessorLifecycle;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.spring.StreamsNodes;
import dev.caesura.testkit.ConversationDriver;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application's topology, its own nodes among them, without a broker. */
@CaesuraTest(properties = {"spring.application.name=shop", "caesura.policies.default.gap=10s"})
class CaesuraTestTest {

    private static final String BURSTS = "shop.bursts";

    @Autowired private ConversationDriver driver;

    @Test
    void shouldAskOnceForABurst() {
        driver.conversation("web:shop:ana")
                .at("0s")
                .says("hi")
                .at("4s")
                .says("are you open?")
                .at("13s")
                .expectsNothing()
                .at("15s")
                .expectsRequest("hi", "are you open?")
                .drafts("Yes, from nine.")
                .expectsReply("Yes, from nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);

        var bursts =
                driver.topologyTestDriver()
                        .createOutputTopic(
                                BURSTS, new StringDeserializer(), new IntegerDeserializer());
        assertThat(bursts.readValue()).isEqualTo(2);
    }

    @Test
    void shouldBeginAnewForEachTest() {
        assertThat(driver.now()).isEqualTo(ConversationDriver.START.toEpochMilli());
    }

    @Test
    void shouldStartNothing(@Autowired ObjectProvider<ProcessorLifecycle> processor) {
        assertThat(processor.getIfAvailable()).isNull();
    }

    @SpringBootApplication
    static class Shop {

        @Bean
        StreamsNodes counting() {
            return (builder, topics) ->
                    builder.stream(
                                    topics.replyRequests().name(),
                                    Consumed.with(Serdes.String(), topics.replyRequests().serde()))
                            .mapValues(request -> request.messages().size())
                            .to(BURSTS, Produced.with(Serdes.String(), Serdes.Integer()));
        }
    }
}
