package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics' command on a real broker. */
class TopicsCommandTest {

    @Test
    void shouldCreateAndCompare() {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            String servers = "--bootstrap-servers=" + broker.bootstrapServers();

            CommandRun missing = CommandRun.of("topics", "check", servers);
            assertThat(missing.status()).isEqualTo(1);
            assertThat(missing.out()).contains("caesura.messages", "is missing");

            CommandRun create = CommandRun.of("topics", "create", servers, "--partitions=3");
            assertThat(create.err()).isEmpty();
            assertThat(create.status()).isZero();
            assertThat(create.out()).contains("created caesura.messages", "as they should be");

            assertThat(CommandRun.of("topics", "create", servers, "--partitions=3").out())
                    .doesNotContain("created");
            assertThat(CommandRun.of("topics", "check", servers).status()).isZero();

            assertThat(CommandRun.of("topics", "check", servers, "--json").out())
                    .contains("\"differences\" : { }");

            CommandRun other = CommandRun.of("topics", "check", servers, "--partitions=4");
            assertThat(other.status()).isEqualTo(1);
            assertThat(other.out()).contains("has 3 partitions, not 4");

            CommandRun nothing = CommandRun.of("topics", "repair", servers);
            assertThat(nothing.out()).contains("No setting has to be changed.");
        }
    }

    @Test
    void shouldTakeThePrefixOfAFile(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            // given
            Path file =
                    Files.writeString(
                            folder.resolve("caesura.yml"),
                            "caesura:\n  topic-prefix: shop.\n  bootstrap-servers: "
                                    + broker.bootstrapServers()
                                    + "\n");

            // when
            CommandRun run =
                    CommandRun.of("topics", "create", "--partitions=1", "--config=" + file);

            // then
            assertThat(run.out()).contains("created shop.messages").doesNotContain("caesura.");
        }
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        // when
        CommandRun run = CommandRun.of("topics", "check", "--bootstrap-servers=127.0.0.1:1");

        // then
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("No Kafka broker answers at 127.0.0.1:1");
    }
}
