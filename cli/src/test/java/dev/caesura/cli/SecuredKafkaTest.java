package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.app.GatewayApplication;
import dev.caesura.processor.app.ProcessorApplication;
import dev.caesura.sender.app.SenderApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All services on a broker that wants a password and denies what is not granted: the table of
 * docs/kafka-security.md is all they get.
 */
class SecuredKafkaTest {

    private static final String SECRET = "a-secret-of-the-bot";
    private static final String CONVERSATION = "telegram:shop:42";
    private static final String UPDATE =
            """
            {"update_id":1,"message":{"message_id":5,"date":1790000000,"text":"hello",
             "chat":{"id":42,"type":"private"},"from":{"id":42,"is_bot":false,"first_name":"Ada"}}}""";

    private final int port = freePort();
    private final int securePort = freePort();

    @Test
    void shouldAnswerWithTheGrantsOfTheManualAndNoMore(@TempDir Path folder) throws Exception {
        try (EmbeddedBroker broker = securedBroker().start()) {
            // given
            grant(broker.bootstrapServers());
            assertThat(run(folder, "admin", "topics", "create", "--partitions=2").err()).isEmpty();
            int http = freePort();
            try (var gateway = GatewayApplication.start(gateway(folder, http));
                    var processor = ProcessorApplication.start(processor(folder));
                    var sender = SenderApplication.start(sender())) {
                // when
                // As a channel does it: what a gateway that is not warm answers 503 comes again.
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> post(http), status -> status == 200);

                // then
                await().atMost(Duration.ofSeconds(90))
                        .untilAsserted(
                                () ->
                                        assertThat(
                                                        run(
                                                                        folder,
                                                                        "operator",
                                                                        "explain",
                                                                        CONVERSATION)
                                                                .out())
                                                .contains("\"hello\": Answered"));
                assertThat(run(folder, "operator", "diagnose").err()).isEmpty();
                assertThat(run(folder, "operator", "stop", CONVERSATION).status()).isZero();
            }
            CommandRun denied = run(folder, "sender", "explain", CONVERSATION);
            assertThat(denied.status()).isEqualTo(1);
            assertThat(denied.err()).contains("Not authorized to access topics");
            assertThat(run(folder, "sender", "stop", CONVERSATION).status()).isEqualTo(1);
        }
    }

    private EmbeddedBroker securedBroker() {
        int controller = freePort();
        String users =
                Stream.of("gateway", "processor", "sender", "operator", "admin")
                        .map(user -> "user_%s=\"%s\"".formatted(user, passwordOf(user)))
                        .collect(Collectors.joining(" "));
        return EmbeddedBroker.builder()
                .port(port)
                .setting("controller.quorum.voters", "1@127.0.0.1:" + controller)
                .setting(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SECURE://127.0.0.1:%d"
                                .formatted(port, controller, securePort))
                .setting(
                        "advertised.listeners",
                        "PLAINTEXT://127.0.0.1:%d,SECURE://127.0.0.1:%d"
                                .formatted(port, securePort))
                .setting(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_PLAINTEXT")
                .setting("sasl.enabled.mechanisms", "PLAIN")
                .setting(
                        "listener.name.secure.plain.sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required "
                                + users
                                + ";")
                .setting(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .setting("super.users", "User:ANONYMOUS")
                .build();
    }

    private static String passwordOf(String user) {
        return user + "-password";
    }

    private static void grant(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createAcls(grantsOfTheManual()).all().get();
        }
    }

    /** The rows of the manual's table. */
    private static List<AclBinding> grantsOfTheManual() throws IOException {
        Path manual = Path.of(System.getProperty("caesura.root"), "docs", "kafka-security.md");
        List<AclBinding> grants = new ArrayList<>();
        for (String line : Files.readAllLines(manual)) {
            String[] cells = line.split(" *\\| *", -1);
            if (cells.length == 7 && !cells[1].equals("user") && !cells[1].startsWith("-")) {
                grants.addAll(grants(cells));
            }
        }
        assertThat(grants).hasSizeGreaterThan(20);
        return grants;
    }

    private static List<AclBinding> grants(String[] cells) {
        ResourcePattern resource =
                new ResourcePattern(
                        ResourceType.fromString(cells[2].replace('-', '_')),
                        cells[3],
                        PatternType.valueOf(cells[4].toUpperCase(Locale.ROOT)));
        return Arrays.stream(cells[5].split(", ", -1))
                .map(
                        operation ->
                                new AclBinding(
                                        resource,
                                        new AccessControlEntry(
                                                "User:" + cells[1],
                                                "*",
                                                operation(operation),
                                                AclPermissionType.ALLOW)))
                .toList();
    }

    private static AclOperation operation(String name) {
        return AclOperation.fromString(
                name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    private Map<String, Object> settings(String user) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", "127.0.0.1:" + securePort);
        settings.put("caesura.kafka.security.protocol", "SASL_PLAINTEXT");
        settings.put("caesura.kafka.sasl.mechanism", "PLAIN");
        settings.put(
                "caesura.kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, passwordOf(user)));
        return settings;
    }

    private Map<String, Object> service(String user) {
        Map<String, Object> settings = settings(user);
        settings.put("server.port", 0);
        settings.put("spring.main.register-shutdown-hook", false);
        return settings;
    }

    private Map<String, Object> gateway(Path folder, int http) {
        Map<String, Object> settings = service("gateway");
        settings.put("server.port", http);
        settings.put("caesura.gateway.spool.directory", folder.resolve("spool"));
        settings.put("caesura.gateway.accounts[0].channel", "telegram");
        settings.put("caesura.gateway.accounts[0].account", "shop");
        settings.put("caesura.gateway.accounts[0].secrets[0]", SECRET);
        settings.put("caesura.gateway.accounts[1].channel", "web");
        settings.put("caesura.gateway.accounts[1].open", true);
        return settings;
    }

    private Map<String, Object> processor(Path folder) {
        Map<String, Object> settings = service("processor");
        settings.put("caesura.processor.policy.gap", "200ms");
        settings.put("caesura.processor.state-dir", folder.resolve("state"));
        return settings;
    }

    private Map<String, Object> sender() {
        Map<String, Object> settings = service("sender");
        settings.put("caesura.sender.generation.generator", "template");
        settings.put("caesura.sender.deliver-to-log", true);
        settings.put("caesura.sender.generation.template.delay", "0ms");
        return settings;
    }

    private static int post(int http) throws Exception {
        HttpRequest webhook =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + http + "/webhooks/telegram/shop"))
                        .header("Content-Type", "application/json")
                        .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
                        .POST(HttpRequest.BodyPublishers.ofString(UPDATE))
                        .build();
        return HttpClient.newHttpClient()
                .send(webhook, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private CommandRun run(Path folder, String user, String... command) throws IOException {
        Path file = folder.resolve(user + ".properties");
        String lines =
                settings(user).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n"));
        Files.writeString(file, lines);
        return CommandRun.of(
                Stream.concat(Stream.of(command), Stream.of("--config=" + file))
                        .toArray(String[]::new));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
