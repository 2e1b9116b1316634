package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.testkit.provider.Answer;
import dev.caesura.testkit.provider.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code schemas register}, against a registry that does what registries do. */
class SchemasCommandTest {

    private static final List<String> SUBJECTS =
            Topics.standard().typed().stream()
                    .map(Topic::name)
                    .map(name -> name + "-value")
                    .sorted()
                    .toList();

    private final RegistryServer registry = new RegistryServer();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldRegisterEverySchemaOnce() {
        CommandRun first = register();
        CommandRun second = register();

        assertThat(first.status()).isZero();
        assertThat(first.out())
                .contains("caesura.reply-requests-value  registered (id ")
                .doesNotContain("unchanged");
        assertThat(registry.subjects()).containsOnlyKeys(SUBJECTS);
        assertThat(registry.subjects().values()).allMatch(versions -> versions.size() == 1);
        assertThat(second.status()).isZero();
        assertThat(second.out())
                .contains("caesura.messages-value        unchanged (version 1)")
                .doesNotContain("registered");
    }

    @Test
    void shouldRegisterSchemasThatHoldWhatTheTopicsHold() {
        register();
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m1")
                        .channel("web")
                        .account("shop")
                        .contact("ana")
                        .text("hi")
                        .build();
        ReplyRequest request =
                new ReplyRequest(
                        "r1",
                        message.conversationId(),
                        1,
                        false,
                        List.of(message),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        CloseReason.INACTIVITY,
                        List.of(),
                        List.of());
        String good =
                new String(
                        Topics.standard().replyRequests().serde().toBytes(request),
                        StandardCharsets.UTF_8);

        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(registered("caesura.reply-requests-value").toString());

        assertThat(schema.validate(good, InputFormat.JSON)).isEmpty();
        // Only who follows the reference into the message's schema sees it.
        assertThat(
                        schema.validate(
                                good.replace("\"messageId\":\"m1\"", "\"messageId\":1"),
                                InputFormat.JSON))
                .isNotEmpty();
        for (String subject : SUBJECTS) {
            assertThat(registered(subject).toString())
                    .contains("draft-07")
                    .doesNotContain("$defs", "\"$ref\":\"inbound");
        }
    }

    private JsonNode registered(String subject) {
        return Objects.requireNonNull(registry.subjects().get(subject)).get(0);
    }

    @Test
    void shouldOnlySayWhatItWouldDoInADryRun() {
        CommandRun run = register("--dry-run", "--topic-prefix=shop.");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("shop.messages-value        would be registered");
        assertThat(registry.subjects()).isEmpty();
    }

    @Test
    void shouldRegisterNothingIfOneIsIncompatible() {
        registry.put(
                "caesura.commands-value",
                "{\"type\":\"object\",\"properties\":{\"by\":{\"type\":\"integer\"}}}");

        CommandRun run = register();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "caesura.commands-value        incompatible",
                        "caesura.commands-value: TYPE_CHANGED at by",
                        "Nothing was registered.");
        assertThat(registry.subjects()).containsOnlyKeys("caesura.commands-value");
    }

    @Test
    void shouldPrintJson() {
        JsonNode results = Json.mapper().readTree(register("--json").out());

        assertThat(results).hasSize(SUBJECTS.size());
        assertThat(results.get(0).path("result").asString()).isEqualTo("registered");
        assertThat(results.get(0).path("id").isInt()).isTrue();
    }

    @Test
    void shouldGiveCredentialsFromAFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");

        registry.require("Basic YW5hOnMzY3JldA==");
        assertThat(register("--user=ana", "--password=file:" + secret).status()).isZero();

        registry.require("Bearer s3cret");
        assertThat(register("--token=file:" + secret).status()).isZero();

        registry.require("Bearer another");
        CommandRun refused = register("--token=file:" + secret);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .contains("does not know these credentials (401)")
                .doesNotContain("s3cret");
        assertThat(register().err())
                .contains("requires authentication (401): give --user and --password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --user=ana                           | --user and --password go together
                    --password=env:HOME                  | --user and --password go together
                    --token=s3cret                       | takes env:NAME or file:/path
                    --token=env:CAESURA_NO_SUCH_VARIABLE | CAESURA_NO_SUCH_VARIABLE
                    --token=file:/no/such/file           | /no/such/file
                    --token=env:HOME --user=ana          | not both
                    """)
    void shouldRefuseCredentialsThatCantBeUsed(String options, String says) {
        CommandRun run = register(options.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(says).doesNotContain("s3cret", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8081, must be an address",
        "ftp://localhost, must be an address",
        "http://ana:s3cret@localhost, must not hold credentials",
        "http://localhost/?a=b, must have neither",
        "http://local host, is not an address"
    })
    void shouldRefuseAnAddressThatCantBeUsed(String url, String says) {
        CommandRun run = CommandRun.of("schemas", "register", "--url=" + url);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(says).doesNotContain("s3cret", "Exception");
    }

    @Test
    void shouldSayWhatTheRegistryDidInstead() {
        String html = "<html><body>Sign in</body></html>";
        says(new Answer(200, Map.of("Content-Type", "text/html"), html), "200 with text/html");
        says(new Answer(502, Map.of("Content-Type", "text/html"), html), "out of order");
        says(new Answer(404, Map.of("Content-Type", "text/html"), html), "/apis/ccompat/v7");
        says(Answer.json(404, Map.of("title", "nothing here")), "/apis/ccompat/v7");
        says(Answer.json(200, List.of("an", "array")), "instead of a registry's JSON");
        says(Answer.json(200, Map.of("hello", "world")), "its answer has no version");
        says(
                new Answer(302, Map.of("Location", "https://sso.example.com/"), ""),
                "points elsewhere (302), to https://sso.example.com/");
        says(RegistryServer.error(403, 40301, "No"), "requires authentication (403)");
        says(RegistryServer.error(422, 42201, "Not\u0007a schema"), "(42201): Not a schema");
        says(RegistryServer.error(422, 42205, "Read-only"), "accepts no schemas at the moment");
        says(RegistryServer.error(429, 429, "Slow down"), "wants fewer calls");
        says(RegistryServer.error(500, 50001, "Store"), "failed (500, 50001): Store");
    }

    private void says(Answer answer, String words) {
        registry.always(answer);
        CommandRun run = register();
        assertThat(run.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        registry.failAll(Fault.DROPPED);
        assertThat(register().err()).contains("The connection to " + registry.url() + " broke");

        registry.failAll(Fault.SILENT);
        assertThat(register("--timeout=1s").err())
                .contains("No answer from " + registry.url() + " within 1 s");

        registry.goDown();
        assertThat(register().err()).contains("No server answers at " + registry.url());
        assertThat(CommandRun.of("schemas", "register", "--url=http://registry.invalid:8081").err())
                .contains("No server answers at http://registry.invalid:8081");
    }

    @Test
    void shouldSayWhatWasDoneBeforeARegistrationFailed() {
        registry.onRegistration(RegistryServer.error(409, 409, "Somebody was first"));

        CommandRun run = register();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("Somebody was first", "1 schema had been registered; run it again");

        registry.onRegistration(null);
        assertThat(register().status()).isZero();
        assertThat(registry.subjects()).containsOnlyKeys(SUBJECTS);
    }

    /** {@code -Dcaesura.test.registry=URL} of a registry that is empty and needs no credentials. */
    @Test
    @Tag("trial")
    void shouldRegisterAtARealRegistry() {
        String url =
                Objects.requireNonNull(
                        System.getProperty("caesura.test.registry"),
                        "Say which one: -Dcaesura.test.registry=URL");

        for (String expected : List.of("would be registered", "registered (id", "unchanged")) {
            String[] options =
                    expected.startsWith("would") ? new String[] {"--dry-run"} : new String[0];
            CommandRun run = run(url, options);
            System.out.println(run.out() + run.err());
            assertThat(run.status()).isZero();
            assertThat(run.out().split(java.util.regex.Pattern.quote(expected), -1))
                    .hasSize(SUBJECTS.size() + 1);
        }
    }

    private CommandRun register(String... options) {
        return run(registry.url().toString(), options);
    }

    private static CommandRun run(String url, String... options) {
        List<String> args = new ArrayList<>(List.of("schemas", "register", "--url=" + url + "/"));
        args.addAll(Arrays.asList(options));
        return CommandRun.of(args.toArray(String[]::new));
    }
}
