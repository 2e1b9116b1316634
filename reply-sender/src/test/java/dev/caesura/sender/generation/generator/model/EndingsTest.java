package dev.caesura.sender.generation.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caesura.sender.generation.generator.GenerationException;
import dev.caesura.sender.guard.CallException.Kind;
import dev.caesura.service.secret.Secret;
import dev.caesura.testkit.provider.ModelServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** How answers end, and what is made of it, against a stand-in of both interfaces. */
class EndingsTest {

    private final ModelServer server = new ModelServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "STOP",
                "eos",
                "eos_token",
                "end_turn",
                "stop_sequence",
                "eosFound",
                "stopStringFound",
                "COMPLETE"
            })
    void shouldTakeWhatEndedWell(String reason) throws Exception {
        server.script(200, chat("We open at nine.", reason));
        assertThat(openAi(Map.of()).generate(Requests.of("open?")).text())
                .isEqualTo("We open at nine.");
    }

    @ParameterizedTest
    @CsvSource({
        "length, model-cut-off",
        "MAX_TOKENS, model-cut-off",
        "model_length, model-cut-off",
        "content_filter, model-content-filter",
        "SAFETY, model-content-filter",
        "content_filter: PROHIBITED_CONTENT, model-content-filter",
        "RECITATION, model-content-filter",
        "tool_calls, model-tool-call",
        "function_call, model-tool-call",
        "refusal, model-refusal",
        "error, model-failed",
        "insufficient_system_resource, model-failed",
        "abort, model-failed",
        "repetition, model-repetition",
        "modelUnloaded, model-failed",
        "userStopped, model-failed",
        "maxPredictedTokensReached, model-cut-off",
        "contextLengthReached, model-context-window",
        "toolCalls, model-tool-call",
        "MODEL_ARMOR, model-content-filter",
        "content_blocked, model-content-filter",
        "ERROR_TOXIC, model-content-filter",
        "ERROR_LIMIT, model-context-window",
        "malformed_tool_use, model-tool-call",
        "malformed_model_output, model-failed",
        "USER_CANCEL, model-failed",
        "OTHER, model-unknown-ending",
        "FINISH_REASON_UNSPECIFIED, model-unknown-ending",
        "something_new, model-unknown-ending",
        "'', model-unknown-ending"
    })
    void shouldRefuseEveryOtherEndingOfChatCompletions(String reason, String code) {
        server.script(200, chat("We open at", reason));
        assertThat(failure(openAi(Map.of())).reason()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "max_tokens, model-cut-off",
        "model_context_window_exceeded, model-context-window",
        "refusal, model-refusal",
        "pause_turn, model-paused",
        "tool_use, model-tool-call",
        "something_new, model-unknown-ending"
    })
    void shouldRefuseEveryOtherEndingOfMessages(String reason, String code) {
        server.script(200, message("[{\"type\":\"text\",\"text\":\"We open\"}]", reason));
        assertThat(failure(anthropic()).reason()).isEqualTo(code);
    }

    @Test
    void shouldSayWhatFollowsTheVendorsOwnSearchAndNoThoughts() throws Exception {
        server.script(
                200,
                message(
                        "[{\"type\":\"thinking\",\"thinking\":\"hm\"},"
                                + "{\"type\":\"text\",\"text\":\"Let me look.\"},"
                                + "{\"type\":\"server_tool_use\",\"name\":\"web_search\"},"
                                + "{\"type\":\"web_search_tool_result\",\"content\":[]},"
                                + "{\"type\":\"text\",\"text\":\"We open at nine.\"}]",
                        "end_turn"));
        assertThat(anthropic().generate(Requests.of("open?")).text()).isEqualTo("We open at nine.");
    }

    @Test
    void shouldReadContentInPartsWithoutThoughts() throws Exception {
        server.script(
                200,
                "{\"choices\":[{\"message\":{\"reasoning_content\":\"hm\",\"content\":["
                        + "{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]},"
                        + "{\"type\":\"text\",\"text\":\"We open at nine.\"}]},"
                        + "\"finish_reason\":\"stop\"}]}");
        assertThat(openAi(Map.of()).generate(Requests.of("open?")).text())
                .isEqualTo("We open at nine.");
    }

    @Test
    void shouldRefuseARefusalAndAToolCallThatEndAsIfWell() {
        server.script(
                200,
                "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I can't.\"},"
                        + "\"finish_reason\":\"stop\"}]}");
        server.script(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"One moment\",\"tool_calls\":[{\"id\":\"c\"}]},"
                        + "\"finish_reason\":\"stop\"}]}");
        server.script(200, chat("", "stop"));
        server.script(200, "<html>login</html>");
        assertThat(failure(openAi(Map.of())).reason()).isEqualTo("model-refusal");
        assertThat(failure(openAi(Map.of())).reason()).isEqualTo("model-tool-call");
        assertThat(failure(openAi(Map.of())).reason()).isEqualTo("model-empty-answer");
        assertThat(failure(openAi(Map.of())).reason()).isEqualTo("model-unreadable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"error\":{\"message\":\"x\",\"code\":502}}|UNAVAILABLE|model-unavailable",
                "200|{\"error\":{\"message\":\"x\",\"code\":429}}|THROTTLED|model-rate-limited",
                "200|{\"choices\":[{\"error\":{\"code\":401}}]}|ACCOUNT|model-unauthorized",
                "200|{\"choices\":null,\"base_resp\":{\"status_code\":1008,\"status_msg\":\"insufficient"
                        + " balance\"}}|ACCOUNT|model-quota",
                "200|{\"base_resp\":{\"status_code\":1013,\"status_msg\":\"internal\"}}|UNAVAILABLE"
                        + "|model-unavailable",
                "200|{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}|UNAVAILABLE"
                        + "|model-unavailable",
                "429|{\"error\":{\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}"
                        + "|ACCOUNT|model-quota",
                "429|{\"error\":{\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}|THROTTLED"
                        + "|model-rate-limited",
                "400|{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit balance is"
                        + " too low to access the API\"}}|ACCOUNT|model-quota",
                "402|{\"error\":{\"message\":\"Insufficient Balance\"}}|ACCOUNT|model-quota",
                "401|{\"error\":{\"code\":\"invalid_api_key\"}}|ACCOUNT|model-unauthorized",
                "400|[{\"error\":{\"status\":\"INVALID_ARGUMENT\",\"message\":\"API key not valid.\"}}]"
                        + "|ACCOUNT|model-unauthorized",
                "403|{\"error\":{\"type\":\"permission_error\"}}|ACCOUNT|model-unauthorized",
                "404|{\"error\":{\"code\":\"model_not_found\"}}|ACCOUNT|model-not-found",
                "400|{\"error\":{\"code\":\"content_filter\"}}|PERMANENT|model-content-filter",
                "400|{\"error\":{\"code\":\"context_length_exceeded\"}}|PERMANENT"
                        + "|model-context-too-long",
                "400|{\"error\":{\"type\":\"invalid_request_error\"}}|PERMANENT|model-refused",
                "529|{\"error\":{\"type\":\"overloaded_error\"}}|UNAVAILABLE|model-unavailable"
            })
    void shouldTellOutagesAndAccountsFromRefusals(int status, String body, Kind kind, String code) {
        server.script(status, body);
        GenerationException failure = failure(openAi(Map.of()));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(code);
    }

    @Test
    void shouldWaitAsLongAsGoogleAsks() {
        server.script(
                429,
                "[{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"You exceeded"
                        + " your current quota\",\"details\":[{\"retryDelay\":\"34s\"}]}}]");
        GenerationException failure = failure(openAi(Map.of()));
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(34));
    }

    @Test
    void shouldTryTheOtherNameOfTheLimitOnceAndRememberIt() throws Exception {
        // given
        server.refuse("max_tokens");
        ModelGenerator model = openAi(Map.of());
        // when
        model.generate(Requests.of("open?"));
        model.generate(Requests.of("and Sunday?"));
        // then
        assertThat(server.calls()).isEqualTo(3);
        assertThat(server.lastCall().path("max_completion_tokens").asInt()).isEqualTo(500);
        assertThat(server.lastCall().has("max_tokens")).isFalse();
    }

    @Test
    void shouldLeaveOutWhatTheModelRefusesAndSendTheRest() throws Exception {
        // given
        server.refuse("temperature");
        server.refuse("max_tokens");
        server.refuse("max_completion_tokens");
        ModelGenerator model =
                openAi(Map.of("temperature", "0.2", "reasoning_effort", "low", "stop[0]", "##"));
        // when
        model.generate(Requests.of("open?"));
        // then
        assertThat(server.lastCall().path("reasoning_effort").asString()).isEqualTo("low");
        assertThat(server.lastCall().path("stop").path(0).asString()).isEqualTo("##");
        assertThat(server.lastCall().has("temperature")).isFalse();
        assertThat(server.calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Unsupported value: 'messages[0].role' does not support 'system' with this"
                        + " model.\",\"param\":\"messages[0].role\",\"code\":\"unsupported_value\"}}",
                "{\"error\":{\"message\":\"Developer instruction is not enabled for models/tea-3\",\"code\":400}}",
                "{\"message\":\"System role not supported\"}",
                "{\"error\":{\"message\":\"role 'system' is not supported on this model\"}}"
            })
    void shouldPutTheInstructionsBeforeTheQuestionWhereAModelHasNoSystemRole(String refusal)
            throws Exception {
        // given
        server.script(400, refusal);
        ModelGenerator model = openAi(Map.of());
        // when
        model.generate(Requests.of("open?"));
        model.generate(Requests.of("and Sunday?"));
        // then
        assertThat(server.calls()).isEqualTo(3);
        assertThat(server.lastSystem()).isEmpty();
        assertThat(server.lastUser()).endsWith("and Sunday?").hasSizeGreaterThan(100);
    }

    @Test
    void shouldNotAskWithoutTheRoleTwice() {
        for (int i = 0; i < 2; i++) {
            server.script(400, "{\"error\":{\"message\":\"System role not supported\"}}");
        }
        assertThat(failure(openAi(Map.of())).reason()).isEqualTo("model-refused");
        assertThat(server.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'native_finish_reason':'MALFORMED_FUNCTION_CALL'|model-tool-call",
                "'native_finish_reason':'refusal'|model-refusal",
                "'native_finish_reason':'max_output_tokens'|model-cut-off",
                "'provider_specific_fields':{'native_finish_reason':'SAFETY'}|model-content-filter",
                "'native_finish_reason':'STOP'|said",
                "'native_finish_reason':'end_of_turn_id'|said",
                "'native_finish_reason':null,'provider_specific_fields':null|said"
            })
    void shouldTrustTheVendorsOwnEndingMoreThanTheGatewaysStop(String vendors, String outcome)
            throws Exception {
        server.script(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"said\"},\"finish_reason\":\"stop\","
                        + vendors.replace('\'', '"')
                        + "}]}");
        ModelGenerator model = openAi(Map.of());
        String told;
        try {
            told = model.generate(Requests.of("open?")).text();
        } catch (GenerationException e) {
            told = e.reason();
        }
        assertThat(told).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|UNAVAILABLE|model-no-answer",
                "'\n\n\n'|UNAVAILABLE|model-no-answer",
                "<html>the web page of a server</html>|ACCOUNT|model-unreadable",
                "data: {}|ACCOUNT|model-unreadable",
                "{}|ACCOUNT|model-unreadable",
                "ok|ACCOUNT|model-unreadable"
            })
    void shouldWaitWhereAnAnswerIsNotOneOfTheInterface(String body, Kind kind, String code) {
        server.script(200, body);
        GenerationException failure = failure(openAi(Map.of()));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(code);
    }

    @Test
    void shouldTellAWrongParameterInsteadOfLeavingItOut() {
        server.refuse("service_tier");
        assertThat(failure(openAi(Map.of("service_tier", "gold"))).reason())
                .isEqualTo("model-refused");
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void shouldUseTheNewNameForOpenAisOwnModels() {
        ChatCompletions api = new ChatCompletions();
        assertThat(api.limitName(api.vendor())).isEqualTo("max_completion_tokens");
        assertThat(api.limitName(URI.create("https://x.openai.azure.com/openai/v1")))
                .isEqualTo("max_completion_tokens");
        assertThat(api.limitName(URI.create("http://ollama:11434/v1"))).isEqualTo("max_tokens");
    }

    @Test
    void shouldPayForAnswersThatCannotBeUsed() {
        server.script(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"We\"},\"finish_reason\":\"length\"}],"
                        + "\"usage\":{\"total_tokens\":77}}");
        assertThat(failure(openAi(Map.of())).tokens()).isEqualTo(77);
    }

    private static GenerationException failure(ModelGenerator model) {
        return catchThrowableOfType(
                GenerationException.class, () -> model.generate(Requests.of("open?")));
    }

    private ModelGenerator openAi(Map<String, Object> parameters) {
        return ModelGenerator.openAi(settings(parameters));
    }

    private ModelGenerator anthropic() {
        return ModelGenerator.anthropic(settings(Map.of()));
    }

    private ModelSettings settings(Map<String, Object> parameters) {
        return new ModelSettings(
                Secret.of(ModelServer.KEY),
                "test-model",
                URI.create(server.url() + "/v1"),
                Duration.ofSeconds(5),
                new PromptSettings(
                        new ClassPathResource("dev/caesura/sender/system-prompt.mustache"),
                        700,
                        500),
                parameters,
                null);
    }

    private static String chat(String content, String reason) {
        return "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + content
                + "\"},\"finish_reason\":\""
                + reason
                + "\"}]}";
    }

    private static String message(String content, String reason) {
        return "{\"type\":\"message\",\"content\":"
                + content
                + ",\"stop_reason\":\""
                + reason
                + "\",\"usage\":{\"input_tokens\":4,\"output_tokens\":2}}";
    }
}
