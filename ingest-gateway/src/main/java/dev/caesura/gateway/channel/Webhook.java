package dev.caesura.gateway.channel;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call from a channel, as it came in: nothing is decoded, trimmed or parsed yet.
 *
 * @param method the HTTP method, upper case
 * @param url the public URL that the channel called, with its query string; some signatures cover
 *     it
 * @param account the account in the path, or null where the body names it
 * @param query the query's parameters, decoded, in order
 * @param headers the headers; names in lower case
 * @param body the raw bytes
 * @param receivedAt the time of receipt: the time of contents without one of their own, and the
 *     reference for a signature's age
 */
public record Webhook(
        String method,
        String url,
        @Nullable String account,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        Instant receivedAt) {

    /** The account of a call that names none, neither in the path nor in the body. */
    public static final String DEFAULT_ACCOUNT = "default";

    /** A call with a body and nothing else, for reading files. */
    public static Webhook ofBody(byte[] body, Instant receivedAt) {
        return new Webhook("POST", "", null, Map.of(), Map.of(), body, receivedAt);
    }

    /**
     * The account that the body states, else the one in the path, else {@value #DEFAULT_ACCOUNT}.
     */
    public String accountOr(@Nullable String stated) {
        return stated == null ? pathAccountOr(DEFAULT_ACCOUNT) : stated;
    }

    /** The account in the path, else the given one. */
    public String pathAccountOr(String other) {
        return account == null || account.isEmpty() ? other : account;
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
