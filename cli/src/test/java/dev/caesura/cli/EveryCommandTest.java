package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that asks Kafka, where there is nothing to find, and where there is rubbish. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryCommandTest {

    private static final EmbeddedBroker BROKER = EmbeddedBroker.builder().build();

    private static TestSystem empty;
    private static TestSystem littered;
    private static Path other;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        BROKER.start();
        other =
                Files.writeString(
                        folder.resolve("other.properties"), "caesura.topic-prefix=missing.");
        empty = new TestSystem(BROKER, folder, "empty");
        littered = new TestSystem(BROKER, folder, "littered");
        byte[] conversation = "web:demo:ada".getBytes(StandardCharsets.UTF_8);
        byte[] rubbish = {'{', '"', 0, (byte) 0xff};
        for (var topic : littered.topics().typed()) {
            littered.write(new ProducerRecord<>(topic.name(), conversation, rubbish));
            if (topic.retention() != null) { // A compacted topic takes nothing without a key.
                littered.write(new ProducerRecord<>(topic.name(), null, rubbish));
            }
            littered.write(new ProducerRecord<>(topic.name(), conversation, null));
            littered.write(new ProducerRecord<>(topic.name(), rubbish, rubbish));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        empty.close();
        littered.close();
        BROKER.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    topics check          | 1 | is missing
                    explain web:demo:ada  | 1 | caesura topics create
                    stop web:demo:ada     | 1 | caesura topics create
                    resume web:demo:ada   | 1 | caesura topics create
                    pause web:demo:ada    | 1 | caesura topics create
                    flush web:demo:ada    | 1 | caesura topics create
                    forget web:demo:ada --yes | 1 | caesura topics create
                    unlock --execute      | 1 | caesura topics create
                    diagnose              | 2 | caesura topics create
                    dead-letters list     | 1 | caesura topics create
                    dead-letters replay   | 1 | caesura topics create
                    replay                | 1 | caesura topics create
                    tune                  | 1 | caesura topics create
                    """)
    void shouldSayThatThereAreNoTopics(String command, int status, String says) {
        String where = " --bootstrap-servers=" + BROKER.bootstrapServers() + " --config=" + other;

        check(CommandRun.of((command + where).split(" ", -1)), status, says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    topics check --partitions=2 | 0 | as they should be
                    explain web:demo:ada  | 1 | has no records
                    stop web:demo:ada     | 1 | There is no conversation
                    resume web:demo:ada   | 1 | There is no conversation
                    pause web:demo:ada    | 1 | There is no conversation
                    flush web:demo:ada    | 1 | There is no conversation
                    forget web:demo:ada --yes | 1 | There is no conversation
                    unlock --execute      | 0 | No turn stands still
                    dead-letters list     | 0 | No dead letters
                    dead-letters replay   | 0 | No dead letters
                    replay                | 0 | The results are the same
                    tune                  | 0 | No messages
                    """)
    void shouldHaveLittleToSayOfAnEmptySystemAndOfRubbish(String command, int status, String says) {
        check(empty.run(command.split(" ", -1)), status, says);
        check(littered.run(command.split(" ", -1)), status, says);
    }

    @Test
    @Order(2)
    void shouldTellWhatNobodyReadsFromASystemInWhichNothingHappened() {
        check(empty.run("diagnose"), 0, "Nothing needs attention");
        check(littered.run("diagnose"), 1, "has no member");
    }

    /** Runs before the commands of the other tests are written to this conversation. */
    @Test
    @Order(1)
    void shouldSayOfAConversationHowMuchCantBeRead() {
        check(littered.run("explain", "web:demo:ada"), 1, "records that can't be read: 16");
    }

    private static void check(CommandRun run, int status, String says) {
        assertThat(run.err()).doesNotContain("Exception", "\tat ", "ERROR", "WARN");
        assertThat(run.out() + run.err()).contains(says);
        assertThat(run.status()).isEqualTo(status);
    }
}
