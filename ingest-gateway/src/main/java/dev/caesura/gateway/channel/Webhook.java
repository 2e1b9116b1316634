package dev.caesura.gateway.channel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call from a channel, as it came in: nothing is decoded, trimmed or parsed yet.
 *
 * @param method the HTTP method, upper case
 * @param url the public URL that the channel called, with its query string; some signatures cover it
 * @param account the account in the path, or null where the body tells it
 * @param query the query's parameters, decoded, in order
 * @param headers the headers; names in lower case
 * @param body the raw bytes
 */
public record Webhook(
        String method,
        String url,
        @Nullable String account,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body) {

    /** A call with a body and nothing else, for reading files. */
    public static Webhook ofBody(byte[] body) {
        return new Webhook("POST", "", null, Map.of(), Map.of(), body);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The first value of a query parameter, or null. */
    public @Nullable String queryParameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
