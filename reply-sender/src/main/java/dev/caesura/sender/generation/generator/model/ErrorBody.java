package dev.caesura.sender.generation.generator.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds the error in a body with status 200: gateways and servers of other interfaces have it in
 * fields of their own, in place of an answer.
 *
 * @see <a href="https://openrouter.ai/docs/api/reference/errors-and-debugging">OpenRouter's {@code
 *     error} in a choice</a>
 * @see <a href="https://platform.minimax.io/docs/api-reference/errorcode">MiniMax's {@code
 *     base_resp}</a>
 * @see <a
 *     href="https://github.com/lm-sys/FastChat/blob/main/fastchat/protocol/openai_api_protocol.py">
 *     FastChat's {@code {"object": "error"}}</a>
 * @see <a href="https://fastapi.tiangolo.com/tutorial/handling-errors/">FastAPI's {@code
 *     detail}</a>
 */
final class ErrorBody {

    private static final List<String> CODES =
            List.of("code", "error_code", "errorCode", "errcode", "status_code");
    private static final List<String> MESSAGES =
            List.of("message", "msg", "error_msg", "error_message", "errmsg");

    private ErrorBody() {}

    /** The error; empty if the body has none. */
    static Optional<JsonNode> in(JsonNode body) {
        JsonNode choice = body.path("choices").path(0);
        Optional<JsonNode> named =
                Stream.of(body.path("error"), choice.path("error"))
                        .filter(error -> error.isObject() || !error.asString("").isBlank())
                        .findFirst();
        if (named.isPresent()) {
            return named;
        }
        JsonNode status = body.path("base_resp");
        if (status.path("status_code").asInt(0) != 0) {
            return Optional.of(status);
        }
        boolean answered = choice.path("message").isObject() || body.path("content").isArray();
        return answered || !isError(body) ? Optional.empty() : Optional.of(body);
    }

    private static boolean isError(JsonNode body) {
        boolean coded =
                CODES.stream().map(body::path).anyMatch(ErrorBody::isFailure)
                        && MESSAGES.stream().anyMatch(body::has);
        return coded
                || body.path("object").asString("").equals("error")
                || body.path("type").asString("").equals("error")
                || !body.path("success").asBoolean(true)
                || !body.path("errors").isEmpty()
                || !body.path("detail").isEmpty()
                || !body.path("detail").asString("").isBlank();
    }

    private static boolean isFailure(JsonNode code) {
        String name = code.asString("");
        return !name.isEmpty() && !name.equals("0") && !name.equals("200");
    }
}
