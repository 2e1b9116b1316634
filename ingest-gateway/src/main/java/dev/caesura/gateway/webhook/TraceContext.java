package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.schemas.topic.Headers;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The trace that a webhook belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace
 * Context</a> writes it: the call's own span where tracing is on, else the caller's, else a new
 * one. On the records, it connects all steps from a message to its delivery.
 */
final class TraceContext {

    private static final Pattern VALID =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int LONGEST_STATE = 512;

    private TraceContext() {}

    /** The headers for the records of a webhook. */
    static Map<String, byte[]> headersOf(Webhook call) {
        String parent = call.header(Headers.TRACEPARENT);
        if (parent == null || !VALID.matcher(parent).matches()) {
            return Map.of(Headers.TRACEPARENT, started().getBytes(US_ASCII));
        }
        String state = call.header(Headers.TRACESTATE);
        return state == null || state.length() > LONGEST_STATE
                ? Map.of(Headers.TRACEPARENT, parent.getBytes(US_ASCII))
                : Map.of(
                        Headers.TRACEPARENT,
                        parent.getBytes(US_ASCII),
                        Headers.TRACESTATE,
                        state.getBytes(US_ASCII));
    }

    /** Nobody has recorded or sampled it yet; each exporter of spans decides for itself. */
    private static String started() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-"
                + hex.toHexDigits(random.nextLong())
                + hex.toHexDigits(random.nextLong())
                + "-"
                + hex.toHexDigits(random.nextLong())
                + "-00";
    }
}
