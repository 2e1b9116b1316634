package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.caesura.gateway.channel.Webhook;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The trace that a webhook belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace
 * Context</a> writes it: the caller's if it sent one, else a new one. On the records it connects a
 * message's way to its delivery.
 */
final class TraceContext {

    static final String TRACEPARENT = "traceparent";
    static final String TRACESTATE = "tracestate";

    private static final Pattern VALID =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int LONGEST_STATE = 512;

    private TraceContext() {}

    /** The headers for the records of a webhook. */
    static Map<String, byte[]> headersOf(Webhook call) {
        String parent = call.header(TRACEPARENT);
        if (parent == null || !VALID.matcher(parent).matches()) {
            return Map.of(TRACEPARENT, started().getBytes(US_ASCII));
        }
        String state = call.header(TRACESTATE);
        return state == null || state.length() > LONGEST_STATE
                ? Map.of(TRACEPARENT, parent.getBytes(US_ASCII))
                : Map.of(
                        TRACEPARENT,
                        parent.getBytes(US_ASCII),
                        TRACESTATE,
                        state.getBytes(US_ASCII));
    }

    /** Recorded and sampled by nobody yet; whoever exports spans decides for himself. */
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
