package dev.caesura.gateway.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls as tests make them: all came in at the same moment. */
public final class Calls {

    /** When every call came in. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Calls() {}

    public static Webhook post(String body) {
        return post(body.getBytes(UTF_8), null, Map.of());
    }

    public static Webhook post(byte[] body) {
        return post(body, null, Map.of());
    }

    public static Webhook post(byte[] body, @Nullable String account, Map<String, String> headers) {
        return new Webhook(
                "POST", "https://bot.example.org/", account, Map.of(), lists(headers), body, NOW);
    }

    public static Webhook get(Map<String, String> query) {
        return new Webhook(
                "GET", "https://bot.example.org/", null, lists(query), Map.of(), new byte[0], NOW);
    }

    private static Map<String, List<String>> lists(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
