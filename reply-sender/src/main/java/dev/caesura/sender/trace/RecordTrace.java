package dev.caesura.sender.trace;

import io.micrometer.tracing.Span;
import java.util.List;
import org.apache.kafka.common.header.Header;

/** The span of one record's processing, and the headers by which the resulting records name it. */
public final class RecordTrace {

    private final Span span;
    private final List<Header> headers;

    RecordTrace(Span span, List<Header> headers) {
        this.span = span;
        this.headers = headers;
    }

    /** The headers for the resulting records; empty if there is no trace. */
    public List<Header> headers() {
        return headers;
    }

    /**
     * Notes the reason for a failure.
     *
     * @param reason a short code, such as {@code http-400}
     */
    public void failed(String reason) {
        span.tag("error.type", reason);
    }

    /** Ends the span; it may be exported from now on. */
    public void end() {
        span.end();
    }
}
