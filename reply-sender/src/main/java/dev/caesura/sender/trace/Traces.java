package dev.caesura.sender.trace;

import dev.caesura.schemas.topic.Headers;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Begins a span for the processing of a record: a child of the span that the record names, or a
 * trace of its own.
 */
public final class Traces {

    private static final List<String> PASSED_ON = List.of(Headers.TRACEPARENT, Headers.TRACESTATE);

    private final Propagator propagator;

    /**
     * Traces that are written to headers in this way.
     *
     * @param propagator {@link Propagator#NOOP} where tracing is off: a record's trace is then
     *     passed on unchanged
     */
    public Traces(Propagator propagator) {
        this.propagator = propagator;
    }

    /**
     * Begins a span.
     *
     * @param name the name of the work
     * @param channel the channel of the record's conversation
     */
    public RecordTrace begin(String name, String channel, ConsumerRecord<byte[], byte[]> record) {
        Span span =
                propagator
                        .extract(record.headers(), Traces::text)
                        .name(name)
                        .kind(Span.Kind.CONSUMER)
                        .tag("caesura.channel", channel)
                        .start();
        List<Header> own = new ArrayList<>();
        propagator.inject(span.context(), own, Traces::add);
        return new RecordTrace(span, own.isEmpty() ? passedOn(record) : List.copyOf(own));
    }

    private static List<Header> passedOn(ConsumerRecord<byte[], byte[]> record) {
        List<Header> headers = new ArrayList<>();
        for (String name : PASSED_ON) {
            Header header = record.headers().lastHeader(name);
            if (header != null) {
                headers.add(header);
            }
        }
        return headers;
    }

    private static @Nullable String text(
            org.apache.kafka.common.header.Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void add(@Nullable List<Header> headers, String name, String value) {
        if (headers != null) {
            headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
