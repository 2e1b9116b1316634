package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.app.GatewayApplication;
import dev.caesura.processor.app.ProcessorApplication;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.sender.app.SenderApplication;
import dev.caesura.service.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class InitCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    static Stream<String> channels() {
        return ChannelCatalog.names().stream();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void shouldWriteWhatPassesTheCheckForEveryChannel(String channel) throws Exception {
        // when
        CommandRun written = init(channel, "template", "127.0.0.1:9092");
        putSecretsIn();
        CommandRun check = CommandRun.of("config", "check", "--offline", config());

        // then
        assertThat(written.status()).as(written.err()).isZero();
        assertThat(check.out()).contains("Everything is as it should be");
        assertThat(check.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"template", "http", "openai", "anthropic", "none"})
    void shouldWriteWhatPassesTheCheckForEveryGenerator(String generator) throws Exception {
        // when
        init("whatsapp", generator, "127.0.0.1:9092");
        putSecretsIn();
        CommandRun check = CommandRun.of("config", "check", "--offline", config());

        // then
        assertThat(check.out()).contains("Everything is as it should be");
    }

    @Test
    void shouldStartTheServicesWithWhatItWrote() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            // given
            assertThat(init("telegram", "template", broker.bootstrapServers()).status()).isZero();
            putSecretsIn();

            // when
            CommandRun before = CommandRun.of("config", "check", config());
            CommandRun topics = CommandRun.of("topics", "create", "--partitions=2", config());
            CommandRun after = CommandRun.of("config", "check", config());

            // then
            assertThat(before.status()).isEqualTo(1);
            assertThat(before.out()).contains("caesura.messages is missing", "topics create");
            assertThat(topics.status()).as(topics.err()).isZero();
            assertThat(after.out()).contains("1 broker answers", "Kafka 4.0 or later");
            assertThat(after.status()).as(after.out()).isZero();
            for (var service : services()) {
                try (service) {
                    assertThat(service.isRunning()).isTrue();
                }
            }
        }
    }

    @Test
    void shouldSayEveryCommandThatFollows() {
        // when
        CommandRun web = init("web", "template", "127.0.0.1:9092");
        CommandRun telegram = init("telegram", "template", "127.0.0.1:9092", "--force");

        // then
        assertThat(web.out())
                .contains("caesura topics create " + config().replace('=', ' '))
                .contains("caesura gateway --", "caesura processor --", "caesura sender --")
                .contains("http://localhost:8080/webhooks/web/4711");
        assertThat(telegram.out()).contains("docs/channels/telegram.md").doesNotContain("curl");
    }

    @ParameterizedTest
    @MethodSource("channels")
    void shouldNameAPageThatIsThere(String channel) {
        assertThat(Path.of(System.getProperty("caesura.root"), "docs", "channels", channel + ".md"))
                .exists();
    }

    @Test
    void shouldReplaceNothingUnlessForced() throws Exception {
        // given
        init("web", "template", "127.0.0.1:9092");
        Files.writeString(folder.resolve("policies.yml"), "# mine");

        // when
        CommandRun again = init("web", "template", "127.0.0.1:9092");

        // then
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("Nothing was written", "--force");
        assertThat(folder.resolve("policies.yml")).hasContent("# mine");
    }

    @Test
    void shouldKeepSecretsEvenIfForced() throws Exception {
        // given
        init("telegram", "openai", "127.0.0.1:9092");
        Files.writeString(secret("channel-token"), "mine");
        String token = Files.readString(secret("query-token"));

        // when
        CommandRun again = init("telegram", "openai", "127.0.0.1:9092", "--force");

        // then
        assertThat(again.status()).isZero();
        assertThat(secret("channel-token")).hasContent("mine");
        assertThat(secret("query-token")).hasContent(token);
    }

    @Test
    void shouldTellOfSecretsThatAreStillToBePutIn() {
        // given
        CommandRun written = init("telegram", "openai", "127.0.0.1:9092");

        // when
        CommandRun check = CommandRun.of("config", "check", "--offline", config());

        // then
        assertThat(written.out()).contains("channel-token: the bot's token, from @BotFather");
        assertThat(check.status()).isEqualTo(2);
        assertThat(check.out())
                .contains("channel-token waits for its content")
                .contains("model-key waits for its content");
    }

    @Test
    void shouldSayCommandsThatAShellTakesAsTheyAre() {
        // given
        folder = folder.resolve("it's mine");

        // when
        CommandRun written = init("web", "template", "127.0.0.1:9092");

        // then
        assertThat(written.out())
                .contains("gateway --config '")
                .contains("/it'\\''s mine/caesura.yml,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a b", "a\"", "${HOME}", "a#b", "ä", ""})
    void shouldRefuseAnAccountThatSomeFileWouldChange(String account) {
        // when
        CommandRun run =
                CommandRun.of(
                        "init",
                        folder.toString(),
                        "--channel=web",
                        "--account=" + account,
                        "--generator=template",
                        "--kafka=a:1");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'" + account + "' is not an account's id");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAFileInPlaceOfAFolder() throws Exception {
        // given
        folder = Files.writeString(folder.resolve("file"), "mine");

        // when
        CommandRun run = init("web", "template", "127.0.0.1:9092", "--force");

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is not a folder");
        assertThat(folder).hasContent("mine");
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() throws Exception {
        // given
        Path policies = Files.writeString(folder.resolve("p.yml"), "default:\n  gap: soon\n");
        Path settings =
                Files.writeString(
                        folder.resolve("s.yml"),
                        "caesura:\n"
                                + "  gateway:\n"
                                + "    port: 8081\n"
                                + "    max-bodi: 1MB\n"
                                + "    accounts: [{channel: whatsapp, secrets: ['env:NOT_THERE']}]\n"
                                + "  processor.threads: many\n"
                                + "  sender.generation.generator: ghost\n");

        // when
        CommandRun run =
                CommandRun.of("config", "check", "--config=" + settings, "--policies=" + policies);

        // then
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out())
                .contains("s.yml:4", "caesura.gateway.max-body", "NOT_THERE", "'ghost'")
                .contains(
                        "p.yml:2", "'soon'", "caesura.processor.port", "caesura.processor.threads");
    }

    private Path secret(String name) {
        return folder.resolve("secrets").resolve(name);
    }

    /** As whoever was told to put them in would. */
    private void putSecretsIn() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).startsWith(Secret.PLACEHOLDER)) {
                    Files.writeString(file, "whsec_c2VjcmV0IHRoYXQgaXMgbG9uZyBlbm91Z2g=");
                }
            }
        }
    }

    private CommandRun init(String channel, String generator, String kafka, String... more) {
        List<String> line = new ArrayList<>(List.of("init", folder.toString()));
        line.addAll(
                List.of(
                        "--channel=" + channel,
                        "--account=4711",
                        "--generator=" + generator,
                        "--kafka=" + kafka));
        line.addAll(List.of(more));
        return CommandRun.of(line.toArray(String[]::new));
    }

    private String config() {
        return "--config=" + folder.resolve("caesura.yml") + "," + folder.resolve("accounts.yml");
    }

    private List<ConfigurableApplicationContext> services() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.config", config().substring("--config=".length()));
        settings.put("caesura.gateway.port", 0);
        settings.put("caesura.gateway.spool.directory", folder.resolve("spool").toString());
        settings.put("caesura.processor.port", 0);
        settings.put("caesura.processor.state-dir", folder.resolve("state").toString());
        settings.put("caesura.sender.port", 0);
        return List.of(
                GatewayApplication.start(settings),
                ProcessorApplication.start(settings),
                SenderApplication.start(settings));
    }
}
