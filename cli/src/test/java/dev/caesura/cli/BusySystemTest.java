package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.serde.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a system that answers: a real broker, processor and sender. */
class BusySystemTest {

    private static final EmbeddedBroker BROKER = EmbeddedBroker.builder().build();

    private static TestSystem system;

    @BeforeAll
    static void start(@TempDir Path folder) {
        BROKER.start();
        system = new TestSystem(BROKER, folder, "busy").withProcessor().withSender();
        system.message("ada", "m1", "hello");
        system.message("ada", "m2", "what are your prices?");
        system.message("ada", "m2", "what are your prices?");
        await().atMost(Duration.ofSeconds(60)).until(() -> outcomesOf("web:demo:ada") >= 3);
    }

    @AfterAll
    static void stop() throws Exception {
        system.close();
        BROKER.close();
    }

    private static long outcomesOf(String conversation) {
        return system.events(system.topics().outcomes()).stream()
                .filter(outcome -> outcome.conversationId().equals(conversation))
                .count();
    }

    @Test
    void shouldTellWhatBecameOfEachMessage() {
        // when
        CommandRun run = system.run("explain", "web:demo:ada");

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("2 messages; closed: no further message")
                .contains("delivery   sent")
                .contains("m1 \"hello\": Answered")
                .contains("the channel delivered the same message again [redelivered]");
    }

    @Test
    void shouldTellItToPrograms() {
        // when
        CommandRun run = system.run("explain", "web:demo:ada", "--json");

        // then
        var story = Json.mapper().readTree(run.out());
        assertThat(story.at("/messages")).hasSize(2);
        assertThat(story.at("/turns")).hasSize(1);
        assertThat(story.at("/turns/0/outcome/outcome").asString()).isEqualTo("answered");
    }

    @Test
    void shouldFindNothingToLookAt() {
        // when
        CommandRun run = system.run("diagnose", "--conservation", "--older-than=0s");

        // then
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("3 messages, 3 outcomes, 0 still open, 0 missing, 0 surplus")
                .contains("Nothing needs attention.");
        assertThat(run.status()).isZero();
        assertThat(system.run("unlock", "--older-than=0s").out()).contains("No turn stands still");
    }

    @Test
    void shouldDecideTheSameAtASecondReading() {
        // given
        await().until(() -> Instant.now().isAfter(decidedAt().plusSeconds(6)));

        // when
        CommandRun same = system.run("replay", "--warm-up=0s");
        CommandRun other =
                system.runWith(
                        "caesura.processor.policy.max-messages=1",
                        "replay",
                        "--warm-up=0s",
                        "--json");

        // then
        assertThat(same.err()).isEmpty();
        assertThat(same.out()).contains("The results are the same.");
        assertThat(same.status()).isZero();
        assertThat(other.status()).isEqualTo(1);
        assertThat(Json.mapper().readTree(other.out()).at("/requests/different").asInt())
                .isEqualTo(1);
    }

    private static Instant decidedAt() {
        return system.events(system.topics().outcomes()).stream()
                .map(Outcome::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void shouldSayThatAConversationHasNoRecords() {
        // when
        CommandRun run = system.run("explain", "web:demo:nobody");

        // then
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("web:demo:nobody has no records").doesNotContain("DEBUG");
    }

    @Test
    void shouldSayHowAConversationIsWritten() {
        // when
        CommandRun run = system.run("explain", "ada");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("channel:account:contact");
    }
}
