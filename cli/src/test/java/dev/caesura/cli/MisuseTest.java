package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that a command refuses before it asks any broker. */
class MisuseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    diagnose --service=shop               | write an address such as http://
                    diagnose --service=127.0.0.1:8080     | write an address such as http://
                    dead-letters list --at=shop           | write a position such as dead-letters-0@17
                    dead-letters replay --at=7            | write a position such as dead-letters-0@17
                    topics create --partitions=0          | must be 1 or more
                    topics create --replication=0         | must be 1 or more
                    pause web:demo:ada --for=0s           | --for must be longer than 0
                    pause web:demo:ada --for=PT-5M        | write a duration such as 30s
                    explain web:demo:ada --since=PT-5H    | write a duration such as 30s
                    unlock --older-than=99999999d         | write a duration such as 30s
                    """)
    void shouldSayWhatToWrite(String command, String says) {
        // when
        CommandRun run =
                CommandRun.of((command + " --bootstrap-servers=127.0.0.1:1").split(" ", -1));

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(says).doesNotContain("Exception", "CAESURA_DEBUG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gateway.accounts: [{channel: wep, account: shop, open: true}]   | write one of whatsapp
                    gateway.accounts: [{channel: web, account: '', open: true}]     | has no id
                    gateway.accounts: {shop: {channel: web, open: true}}            | did you mean caesura.gateway.accounts[0].channel?
                    processor.threads: 0                                            | write 1 or more
                    processor.standby-replicas: -1                                  | write 0 or more
                    processor.query.address: nowhere                                | write host:port
                    processor.policy: {max-wait: 1m, gap: 10m}                      | The maximum wait must be at least one gap
                    sender.accounts: {'[telegram: 4]': {typing: true}}              | names neither a channel nor an account
                    sender.delivery.clock-skew: 30                                  | write a duration such as 500ms
                    """)
    void shouldRefuseASettingThatCannotBeMeant(String setting, String says, @TempDir Path folder)
            throws IOException {
        // given
        Path config =
                Files.writeString(
                        folder.resolve("caesura.yml"),
                        "caesura:\n  sender.generation.generator: template\n  " + setting + "\n");

        // when
        CommandRun run = CommandRun.of("config", "check", "--offline", "--config=" + config);

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains(says).contains("caesura.yml:3");
    }

    @Test
    void shouldSayWhichSettingKafkaRefuses(@TempDir Path folder) throws IOException {
        // given
        Path config =
                Files.writeString(
                        folder.resolve("caesura.yml"),
                        "caesura:\n"
                                + "  bootstrap-servers: 127.0.0.1:1\n"
                                + "  kafka: {security.protocol: CARRIER_PIGEON}\n");

        // when
        CommandRun run = CommandRun.of("topics", "check", "--config=" + config);

        // then
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("CARRIER_PIGEON", "security.protocol")
                .doesNotContain("Exception", "CAESURA_DEBUG");
    }
}
