package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.Outcome;
import dev.caesura.testkit.ConversationDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example of the testkit's README, as it stands there. */
class OpeningHoursTest {

    private final ConversationDriver driver =
            ConversationDriver.of(
                    fences ->
                            ConversationTopology.builder()
                                    .windows(
                                            SessionWindows.ofInactivityGapWithNoGrace(
                                                    Duration.ofSeconds(30)))
                                    .fencedBy(fences::write)
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

    @Test
    void shouldStandInTheReadmeAsItIsHere() throws IOException {
        Path root = Path.of(System.getProperty("caesura.root"));
        String readme = Files.readString(root.resolve("testkit/README.md"));
        String source =
                Files.readString(
                        root.resolve(
                                "stream-processor/src/test/java/dev/caesura/processor/topology/OpeningHoursTest.java"));
        String example =
                readme.substring(readme.indexOf("    private final"), readme.indexOf("}\n```"));

        assertThat(source).contains(example.strip());
    }
}
