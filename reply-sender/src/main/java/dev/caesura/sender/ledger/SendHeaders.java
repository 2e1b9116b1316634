package dev.caesura.sender.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The headers by which the sender recognizes its own delivery events. */
public final class SendHeaders {

    /** The attempt's token, on {@code attempted} and on its result. */
    static final String ATTEMPT = "caesura-attempt";

    /** The token of the unresolved attempt that this one follows by policy. */
    static final String RESENDS = dev.caesura.schemas.topic.Headers.RESENDS;

    /** The number of parts that were certainly sent before, in decimal. */
    static final String PARTS_SENT = dev.caesura.schemas.topic.Headers.PARTS_SENT;

    /**
     * The time at which the attempt's reply was approved, in milliseconds since 1970, in decimal.
     */
    static final String APPROVED_AT = "caesura-approved-at";

    private SendHeaders() {}

    static List<Header> of(Attempt attempt) {
        List<Header> headers = new ArrayList<>(attempt.trace());
        headers.add(header(ATTEMPT, attempt.token()));
        if (attempt.resends() != null) {
            headers.add(header(RESENDS, attempt.resends()));
        }
        Round round = attempt.round();
        if (round.approvedAt() != Round.NOT_TOLD) {
            headers.add(header(APPROVED_AT, Long.toString(round.approvedAt())));
        }
        if (round.replays() > 0) {
            headers.add(
                    header(
                            dev.caesura.schemas.topic.Headers.REPLAYS,
                            Integer.toString(round.replays())));
        }
        if (attempt.partsSent() > 0) {
            headers.add(header(PARTS_SENT, Integer.toString(attempt.partsSent())));
        }
        return headers;
    }

    /** A record's header as text; null if it is not there. */
    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The number of a record's replays from the dead letters. */
    public static int replays(Headers headers) {
        return number(headers, dev.caesura.schemas.topic.Headers.REPLAYS);
    }

    /** The round of an attempt or its result, by their headers. */
    static Round round(Headers headers) {
        String text = text(headers, APPROVED_AT);
        long approvedAt = Round.NOT_TOLD;
        try {
            approvedAt = text == null ? Round.NOT_TOLD : Long.parseLong(text);
        } catch (NumberFormatException e) {
            // Not one of our headers; it counts as missing.
        }
        return new Round(approvedAt, replays(headers));
    }

    /** A record's header as a number; 0 if it is none. */
    static int number(Headers headers, String name) {
        String text = text(headers, name);
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
