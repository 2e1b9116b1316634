package dev.caesura.gateway.webhook;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The span of a call, where tracing is on. */
final class CallSpan {

    private CallSpan() {}

    /** The span as W3C Trace Context writes it; empty where tracing is off. */
    static Optional<String> traceparentOf(ServerRequest request) {
        return ServerRequestObservationContext.findCurrent(request.attributes())
                .map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(Span::context)
                .map(CallSpan::traceparent);
    }

    private static String traceparent(TraceContext span) {
        String sampled = Boolean.TRUE.equals(span.sampled()) ? "01" : "00";
        return "00-" + span.traceId() + "-" + span.spanId() + "-" + sampled;
    }
}
