package dev.caesura.processor.topology;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.testkit.ConversationDriver;
import java.time.Duration;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example of the testkit's README. */
class OpeningHoursTest {

    private final ConversationDriver driver =
            ConversationDriver.of(
                    fences ->
                            ConversationTopology.builder()
                                    .windows(
                                            SessionWindows.ofInactivityGapWithNoGrace(
                                                    Duration.ofSeconds(30)))
                                    .fencedBy(FencedLog.of(fences::write, fences::read))
                                    .build());

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldAnswerABurstOnce() {
        driver.conversation("whatsapp:106540352242922:16315551181")
                .at("0s")
                .says("hi")
                .at("4s")
                .says("are you open")
                .at("34s")
                .expectsNothing()
                .at("35s")
                .expectsRequest("hi", "are you open")
                .drafts("Yes, from nine.")
                .expectsReply("Yes, from nine.")
                .delivers()
                .expectsTurn(Outcome.Kind.ANSWERED);
    }
}
