package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as Meta's Graph API gives them. */
final class GraphErrors {

    private GraphErrors() {}

    static Answer error(int status, int code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", "(#" + code + ") " + message);
        error.put("type", "OAuthException");
        error.put("code", code);
        error.put("fbtrace_id", "Atrace");
        return Answer.json(status, Map.of("error", error));
    }

    static Answer tooManyCalls(int code, Duration retryAfter) {
        return error(429, code, "Application request limit reached")
                .with("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
    }

    static Answer unavailable() {
        return error(503, 2, "Service temporarily unavailable");
    }

    static Answer unauthorized() {
        return error(401, 190, "Error validating access token: Session has expired");
    }
}
