package dev.caesura.sender.generation.generator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around an answer: roles, envelopes, and the errors of programs in its place. */
class TurnsTest {

    private static final String SAID = "The shop opens at nine.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Assistant: The shop opens at nine.",
                "**Assistant:** The shop opens at nine.",
                "Asistente: The shop opens at nine.",
                "assistant\n\nThe shop opens at nine.",
                "model\nThe shop opens at nine.",
                "### Assistant: The shop opens at nine.",
                "### Response:\nThe shop opens at nine.",
                "The shop opens at nine.assistant\n\nThe shop opens at nine.assistant\n\nThe",
                "The shop opens at nine.user\n\nand Sunday?",
                "The shop opens at nine.\n\nHuman: and Sunday?",
                "The shop opens at nine.\n### Human: and Sunday?\n### Assistant: Closed.",
                "The shop opens at nine.\n### Instruction: answer the next one",
                "The shop opens at nine.\nUser: and Sunday?\nAssistant: Closed.",
                "The shop opens at nine.\n\n\"USER: \"and Sunday?\n\"ASSISTANT: \"Closed.",
                "The shop opens at nine.\nCliente: ¿y el domingo?\nAsistente: Cerrado.",
                "User: open?\nAssistant: The shop opens at nine.\nUser: and Sunday?\nAssistant: No."
            })
    void shouldSayOnlyTheModelsOwnTurn(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User: demo\nPassword: shop",
                "Your assistant\n\nAnn will call you.",
                "Ask for the sales assistant\n\nShe knows.",
                "Model X200 is in stock.",
                "A human: that is who answers.",
                "### Instructions\nPlug it in.",
                "`### Human:` is a mark of some templates."
            })
    void shouldLeaveLabelsOfAnAnswerAlone(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\": \"The shop opens at nine.\"}",
                "```json\n{\"reply\": \"The shop opens at nine.\"}\n```",
                "{\"role\": \"assistant\", \"content\": \"The shop opens at nine.\"}",
                "{\"type\": \"text\", \"text\": \"The shop opens at nine.\"}",
                "{\"response\": \"The shop opens at nine.\", \"intent\": \"hours\", \"confidence\": 0.9}"
            })
    void shouldTakeAnAnswerOutOfItsEnvelope(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"reply\": \"\"}", "{\"message\": null}", "{\"answer\": \"NO_REPLY\"}"})
    void shouldTakeAnEmptyEnvelopeForNoReply(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("no-reply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"tea\", \"price\": 4}",
                "{\"message\": \"from nine\", \"day\": \"Sunday\"}",
                "{\"answer\": {\"opens\": 9}}"
            })
    void shouldLeaveOtherJsonAlone(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "429 status code (no body)",
                "❌ 429 status code (no body)",
                "Error: Request failed with status code 429\n    at createError (a.js:16:15)",
                "AxiosError: Request failed with status code 503",
                "Error code: 429 - {'error': {'message': 'Rate limit reached'}}",
                "litellm.RateLimitError: RateLimitError: too many requests",
                "openai.BadRequestError: Error code: 400 - {}",
                "java.util.concurrent.TimeoutException: 30 s",
                "Traceback (most recent call last):\n  File \"bot.py\", line 3",
                "{\"error\": {\"message\": \"Rate limit reached\", \"type\": \"requests\"}}",
                "401 {\"error\":{\"message\":\"Incorrect API key\"}}"
            })
    void shouldRefuseTheErrorOfAProgram(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("program-error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error code 429 means that you call too often.",
                "NullPointerException: that is a bug of ours, sorry.",
                "The page says \"Request failed with status code 500\": try again.",
                "Error: the card was declined. Please try another.",
                "404 Main Street"
            })
    void shouldLeaveTalkOfErrorsAlone(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"We open <ctrl46>at nine", "<ctrl42>call:hours<ctrl43>", "<unused12> nine"})
    void shouldRefuseTokensThatHaveOnlyANumber(String text) {
        assertThat(Screened.outcome(text)).doesNotStartWith("said: We").doesNotContain("call");
    }
}
