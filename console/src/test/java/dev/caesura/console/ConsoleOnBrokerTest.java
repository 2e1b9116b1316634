package dev.caesura.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Identity;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Headers;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The console over a real broker and by real HTTP: who may do what, and what it shows. */
class ConsoleOnBrokerTest {

    private static final String ADA = "web:shop:ada";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static RunningConsole console;

    @BeforeAll
    static void start() {
        console = new RunningConsole();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void shouldShowNothingToWhoHasNotSignedIn() throws Exception {
        Visitor stranger = console.visitor();

        assertThat(stranger.get("/api/conversations").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/api/events").statusCode()).isEqualTo(401);
        HttpResponse<String> page = stranger.get("/");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("/login");
        assertThat(stranger.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAWrongPassword() throws Exception {
        Visitor stranger = console.visitor();

        HttpResponse<String> answer = stranger.signIn("olga", "guessed");

        assertThat(answer.headers().firstValue("Location")).hasValue("/login?error");
        assertThat(stranger.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldHaveWaitWhoGuessesAndNobodyElse() throws Exception {
        Visitor guesser = console.visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(doorOf(guesser.signIn("otto", "guess " + i))).isEqualTo("/login?error");
        }

        HttpResponse<String> early = guesser.signIn("otto", "guess 5");

        assertThat(doorOf(early)).isEqualTo("/login?wait=1");
        assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(doorOf(console.visitor().signIn("olga", "operates"))).isEqualTo("/");
        assertThat(guesser.get("/actuator/prometheus").body())
                .contains("caesura_console_sign_ins_total{result=\"limited\"} 1.0");
    }

    @Test
    void shouldLookUpNoNameThatIsTooLongForAnybody() throws Exception {
        Visitor guesser = console.visitor();
        String name = "o".repeat(257);

        for (int i = 0; i < 7; i++) {
            assertThat(doorOf(guesser.signIn(name, "guess " + i))).isEqualTo("/login?error");
        }

        assertThat(guesser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldReadTheLogOnASupervisedThread() throws Exception {
        assertThat(console.visitor().get("/actuator/prometheus").body())
                .contains("caesura_threads_restarts_total{thread=\"console-log\"} 0.0")
                .contains("caesura_console_log_unread_seconds 0.0");
    }

    private static String doorOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void shouldShowProgramsTheToolsOfTheirRole() {
        try (McpSyncClient watcher = program(RunningConsole.WATCHER);
                McpSyncClient helper = program(RunningConsole.HELPER)) {
            assertThat(watcher.listTools().tools())
                    .extracting(McpSchema.Tool::name)
                    .containsExactlyInAnyOrder(
                            "explain", "diagnose", "tune", "similarity", "dead_letters");
            assertThat(helper.listTools().tools())
                    .extracting(McpSchema.Tool::name)
                    .contains("pause", "resume", "flush", "unlock", "replay_dead_letters");
            assertThat(call(watcher, "pause", Map.of("conversation", ADA)).isError()).isTrue();
            assertThat(text(call(watcher, "diagnose", Map.of())))
                    .contains("\"attention\"", "\"services\"");
            assertThat(
                            text(
                                    call(
                                            watcher,
                                            "similarity",
                                            Map.of("kind", "question", "a", "open?", "b", "open"))))
                    .contains("\"threshold\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Basic b2xnYTpvcGVyYXRlcw=="})
    void shouldLetNoProgramInWithoutItsToken(String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(console.url() + "/mcp"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void shouldDoForAProgramOnlyWhatADryRunHasShown() throws Exception {
        // given
        String eve = "web:shop:eve";
        console.write(RunningConsole.TOPICS.messages(), message("eve", "e1", "hello?"));
        try (McpSyncClient helper = program(RunningConsole.HELPER)) {
            Map<String, Object> pause = Map.of("conversation", eve, "for", "PT2H");

            // when
            JsonNode tried = Json.mapper().readTree(text(call(helper, "pause", pause)));
            String confirmation = tried.path("confirmation").asString();
            Map<String, Object> other =
                    Map.of("conversation", ADA, "for", "PT2H", "confirmation", confirmation);
            Map<String, Object> same =
                    Map.of("conversation", eve, "for", "PT2H", "confirmation", confirmation);
            McpSchema.CallToolResult forAnother = call(helper, "pause", other);
            JsonNode done = Json.mapper().readTree(text(call(helper, "pause", same)));
            McpSchema.CallToolResult again = call(helper, "pause", same);

            // then
            assertThat(tried.path("done").asBoolean()).isFalse();
            assertThat(tried.path("result").asString()).startsWith("Would be done: Paused until");
            assertThat(forAnother.isError()).isTrue();
            assertThat(done.path("done").asBoolean()).isTrue();
            assertThat(again.isError()).isTrue();
            assertThat(text(again)).contains("another dry run");
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    text(call(helper, "explain", Map.of("conversation", eve)))
                                            .contains("\"by\":\"helper\""));
        }
    }

    @Test
    void shouldFindAConversationByAnotherIdOfItsContact() throws Exception {
        // given
        String old = "web:shop:old-id";
        console.write(RunningConsole.TOPICS.identities(), new Identity(old, ADA, Instant.now()));
        Visitor olga = console.signedIn("olga", "operates");

        // when
        await().atMost(PATIENCE)
                .until(
                        () ->
                                olga.json("/api/conversations/known?id=" + old)
                                        .path("conversation")
                                        .asString()
                                        .equals(ADA));
        HttpResponse<String> paused =
                olga.post(
                        "/api/conversations/commands",
                        Map.of("conversation", old, "command", "pause"));

        // then
        assertThat(Json.mapper().readTree(paused.body()).at("/command/conversationId").asString())
                .isEqualTo(ADA);
        try (McpSyncClient watcher = program(RunningConsole.WATCHER)) {
            assertThat(text(call(watcher, "explain", Map.of("conversation", old))))
                    .contains(old + " is now " + ADA);
        }
    }

    private static McpSyncClient program(String token) {
        McpSyncClient client =
                McpClient.sync(
                                HttpClientStreamableHttpTransport.builder(console.url())
                                        .httpRequestCustomizer(
                                                (request, method, uri, body, context) ->
                                                        request.header(
                                                                "Authorization", "Bearer " + token))
                                        .build())
                        .build();
        client.initialize();
        return client;
    }

    private static McpSchema.CallToolResult call(
            McpSyncClient program, String tool, Map<String, Object> arguments) {
        return program.callTool(new McpSchema.CallToolRequest(tool, arguments));
    }

    private static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().get(0)).text();
    }

    @Test
    void shouldAllowNothingInlineOrFromElsewhere() throws Exception {
        HttpResponse<String> page = console.signedIn("victor", "only looks").get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.body()).doesNotContain("style=").doesNotContain("<script>");
    }

    @Test
    void shouldLetAViewerLookAndNotAct() throws Exception {
        Visitor victor = console.signedIn("victor", "only looks");

        assertThat(victor.json("/api/me").path("operator").asBoolean()).isFalse();
        assertThat(victor.get("/api/hour").statusCode()).isEqualTo(200);
        assertThat(command(victor, "stop").statusCode()).isEqualTo(403);
        assertThat(victor.post("/api/dead-letters/replay", Map.of("dryRun", true)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldRefuseAnActionThatAnotherSiteSends() throws Exception {
        Visitor olga = console.signedIn("olga", "operates");

        HttpResponse<String> answer =
                olga.postWithoutToken(
                        "/api/conversations/commands",
                        Map.of("conversation", ADA, "command", "stop"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void shouldWriteACommandWithWhoGaveIt() throws Exception {
        Visitor olga = console.signedIn("olga", "operates");

        HttpResponse<String> answer = command(olga, "pause", Map.of("for", "PT2H"));

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = Json.mapper().readTree(answer.body()).at("/command/commandId").asString();
        assertThat(read(RunningConsole.TOPICS.commands().name()))
                .extracting(LogEntry::event)
                .filteredOn(event -> ((Command) event).commandId().equals(id))
                .singleElement()
                .satisfies(
                        event -> {
                            Command command = (Command) event;
                            assertThat(command.by()).isEqualTo("olga");
                            assertThat(command.conversationId()).isEqualTo(ADA);
                            assertThat(command.command()).isEqualTo(Command.Name.PAUSE);
                            assertThat(command.parameters()).containsEntry("for", "PT2H");
                        });
    }

    @Test
    void shouldSayWhatToWriteInsteadOfABadCommand() throws Exception {
        Visitor olga = console.signedIn("olga", "operates");

        HttpResponse<String> answer = command(olga, "pause", Map.of("for", "two hours"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("PT1H");
        assertThat(olga.get("/api/conversations/story?id=ada").body())
                .contains("channel:account:contact");
    }

    @Test
    void shouldShowAConversationFromMemoryAndFromTheLog() throws Exception {
        // given
        Visitor victor = console.signedIn("victor", "only looks");
        String ben = "web:shop:ben";
        console.write(RunningConsole.TOPICS.messages(), message("ben", "m1", "are you open?"));
        console.write(
                RunningConsole.TOPICS.outcomes(),
                new Outcome(
                        Outcome.Subject.MESSAGE,
                        "m1",
                        ben,
                        Outcome.Kind.SKIPPED,
                        null,
                        "similar-question",
                        0.83,
                        Instant.now()));

        // when
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(victor.get("/api/conversations/story?id=" + ben).body())
                                        .contains("are you open?", "similar-question"));
        JsonNode fromLog = victor.json("/api/conversations/story?since=PT1H&id=" + ben);

        // then
        assertThat(fromLog).hasSize(1);
        assertThat(fromLog.get(0).path("why").asString())
                .isEqualTo(
                        "Not answered: the same question was answered a moment ago (similarity"
                                + " 0.83)");
        assertThat(fromLog.get(0).path("messages").toString()).contains("are you open?", "0.83");
        assertThat(victor.json("/api/conversations?part=ben").get(0).path("outcome").asString())
                .isEqualTo("skipped");
        JsonNode counts = victor.json("/api/hour").path("counts");
        assertThat(counts.has("message")).isTrue();
        assertThat(counts.path("message:skipped/similar-question").toString()).contains("1");
        JsonNode samples = victor.json("/api/similarity").path("samples");
        assertThat(samples.get(0).path("text").asString()).isEqualTo("are you open?");
    }

    @Test
    void shouldPutADeadLetterBackAsItWas() throws Exception {
        // given
        Visitor olga = console.signedIn("olga", "operates");
        String target = RunningConsole.TOPICS.replyDrafts().name();
        byte[] value = "not json".getBytes(StandardCharsets.UTF_8);
        console.write(deadLetter(target, value));
        console.write(deadLetter("webhook:whatsapp", value));
        List<String> positions = new ArrayList<>();
        JsonNode list = olga.json("/api/dead-letters");
        list.forEach(row -> positions.add(row.path("letter").path("position").asString()));
        assertThat(positions).hasSize(2);
        assertThat(olga.get("/api/dead-letters/inside?position=" + positions.get(0)).body())
                .contains("not json", "unreadable");

        // when
        String tried = replay(olga, positions, true);
        assertThat(read(target)).isEmpty();
        String done = replay(olga, positions, false);

        // then
        assertThat(tried).contains("caesura dead-letters replay reads it again");
        assertThat(done).contains(target + "-");
        assertThat(read(target))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.record().value()).isEqualTo(value);
                            assertThat(entry.key()).isEqualTo(ADA);
                            var headers = entry.record().headers();
                            assertThat(headers.lastHeader(Headers.REPLAYS).value())
                                    .isEqualTo("1".getBytes(StandardCharsets.UTF_8));
                            assertThat(headers.lastHeader(Headers.REASON)).isNull();
                            assertThat(entry.header(Headers.REPLAYED_BY)).isEqualTo("olga");
                            assertThat(entry.header(Headers.REPLAYED_FROM))
                                    .isEqualTo(positions.get(1));
                        });
        JsonNode note = olga.json("/api/dead-letters").get(1).at("/letter/putBack/0");
        assertThat(note.path("by").asString()).isEqualTo("olga");
        assertThat(note.path("writtenTo").asString()).startsWith(target);
        assertThat(olga.get("/api/conversations/story?since=PT1H&id=" + ADA).body())
                .contains("olga put the dead letter back, as " + target);
    }

    @Test
    void shouldCompareTwoTexts() throws Exception {
        Visitor victor = console.signedIn("victor", "only looks");

        HttpResponse<String> answer =
                victor.post(
                        "/api/similarity",
                        Map.of("kind", "QUESTION", "a", "are you open?", "b", "Are you open"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode tried = Json.mapper().readTree(answer.body());
        assertThat(tried.path("comparison").path("verdict").asString()).isEqualTo("SAME");
        assertThat(tried.path("threshold").asDouble()).isEqualTo(0.7);
    }

    @Test
    void shouldTryOtherPausesOnWhatWasSent() throws Exception {
        Visitor victor = console.signedIn("victor", "only looks");
        console.write(RunningConsole.TOPICS.messages(), message("carl", "m7", "hello"));

        JsonNode web = victor.json("/api/tune?gap=PT10S").path("web");

        assertThat(web.path("recommendation").path("reasoning").asString()).contains("too few");
        assertThat(web.path("trials").get(0).path("gap").asString()).isEqualTo("PT10S");
        assertThat(web.path("trials")).hasSize(8);
        assertThat(web.path("felt").path("measured").has("waitSeconds")).isTrue();
        assertThat(web.path("felt").path("simulated"))
                .extracting(trial -> trial.path("name").asString())
                .containsExactly("present", "quick", "usual", "patient");
        assertThat(victor.get("/api/tune?gap=PT0S").body()).contains("PT30S");
    }

    private static String replay(Visitor visitor, List<String> positions, boolean dryRun)
            throws Exception {
        HttpResponse<String> answer =
                visitor.post(
                        "/api/dead-letters/replay",
                        Map.of("positions", positions, "dryRun", dryRun));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> command(Visitor visitor, String name) throws Exception {
        return command(visitor, name, Map.of());
    }

    private static HttpResponse<String> command(
            Visitor visitor, String name, Map<String, String> parameters) throws Exception {
        return visitor.post(
                "/api/conversations/commands",
                Map.of("conversation", ADA, "command", name, "parameters", parameters));
    }

    private static InboundMessage message(String contact, String id, String text) {
        return InboundMessage.builder()
                .channel("web")
                .account("shop")
                .contact(contact)
                .sender(contact)
                .messageId(id)
                .text(text)
                .build();
    }

    private static ProducerRecord<byte[], byte[]> deadLetter(String source, byte[] value) {
        var record =
                new ProducerRecord<>(
                        RunningConsole.TOPICS.deadLetters(),
                        ADA.getBytes(StandardCharsets.UTF_8),
                        value);
        record.headers().add(Headers.SOURCE_TOPIC, source.getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.REASON, "unreadable".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static List<LogEntry> read(String topic) {
        List<LogEntry> entries = new ArrayList<>();
        try (LogReader reader =
                new LogReader(console.client(), RunningConsole.TOPICS, List.of(topic))) {
            reader.readToEnd(Start.beginning(), entries::add, (passed, total) -> {});
        }
        return entries;
    }
}
