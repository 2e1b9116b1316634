package dev.caesura.gateway.webhook;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.webhook.BodyBudget.Lease;
import dev.caesura.gateway.webhook.BodyBudget.OverBudgetException;
import dev.caesura.schemas.topic.Headers;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Takes an HTTP request in as it came: raw bytes, and the URL as the channel knows it. */
final class WebhookCalls {

    private static final byte[] NOTHING = {};

    /** Up to this length, a body is read before any check. */
    private static final int SHORT_BODY = 64 * 1024;

    private final WebhookSettings settings;
    private final InstantSource clock;

    WebhookCalls(WebhookSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads the whole request, headers first: a body that they rule out is not kept.
     *
     * @param limit the longest body, in bytes
     * @param lease room for the body
     * @param unsigned whether a call carries no proof, whatever its body
     */
    Mono<Reception> read(
            ServerRequest request, int limit, Lease lease, Predicate<Webhook> unsigned) {
        long stated = request.headers().contentLength().orElse(-1);
        if (stated > limit) {
            return broken(RejectionReason.TOO_LARGE, 413);
        }
        boolean mayBeLong = stated < 0 || stated > SHORT_BODY;
        Mono<Reception> reception =
                mayBeLong && unsigned.test(call(request, NOTHING))
                        ? dropped(request, limit)
                        : body(request, limit, stated, lease)
                                .<Reception>map(
                                        body -> new Reception.Received(call(request, body)));
        return reception.onErrorResume(failure -> Mono.just(brokenBy(failure)));
    }

    /**
     * Reads and drops a body that nothing vouches for, so that its caller gets to read the answer.
     */
    private static Mono<Reception> dropped(ServerRequest request, int limit) {
        AtomicLong length = new AtomicLong();
        return request.body(BodyExtractors.toDataBuffers())
                .doOnNext(
                        buffer -> {
                            int bytes = buffer.readableByteCount();
                            DataBufferUtils.release(buffer);
                            requireWithin(limit, length.addAndGet(bytes));
                        })
                .then(broken(RejectionReason.SIGNATURE_MISSING, 401));
    }

    private static void requireWithin(int limit, long length) {
        if (length > limit) {
            throw new DataBufferLimitException("The body is over the limit");
        }
    }

    private static Mono<Reception> broken(RejectionReason reason, int status) {
        return Mono.just(new Reception.Broken(reason, status));
    }

    /** A failure while a body comes in is the caller's fault, unless there is no room. */
    private static Reception brokenBy(Throwable failure) {
        if (failure instanceof DataBufferLimitException) {
            return new Reception.Broken(RejectionReason.TOO_LARGE, 413);
        }
        return failure instanceof OverBudgetException
                ? new Reception.Broken(RejectionReason.NO_ROOM, 503)
                : new Reception.Broken(RejectionReason.INCOMPLETE, 408);
    }

    /** Copies each buffer when it comes, so that the server's own memory is free at once. */
    private static Mono<byte[]> body(ServerRequest request, int limit, long stated, Lease lease) {
        return Mono.defer(
                () -> {
                    lease.begin();
                    int expected = (int) Math.min(Math.max(stated, 0), SHORT_BODY);
                    ByteArrayOutputStream body = new ByteArrayOutputStream(expected);
                    return request.body(BodyExtractors.toDataBuffers())
                            .takeUntilOther(lease.evicted())
                            .doOnNext(buffer -> add(buffer, body, limit, lease))
                            .then(
                                    Mono.fromSupplier(
                                            () -> {
                                                lease.complete();
                                                return body.toByteArray();
                                            }));
                });
    }

    private static void add(DataBuffer buffer, ByteArrayOutputStream body, int limit, Lease lease) {
        try {
            int length = buffer.readableByteCount();
            requireWithin(limit, (long) body.size() + length);
            lease.add(length);
            byte[] bytes = new byte[length];
            buffer.read(bytes);
            body.writeBytes(bytes);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Webhook call(ServerRequest request, byte[] body) {
        return new Webhook(
                request.method().name(),
                url(request.uri()),
                accountOf(request),
                queryOf(request),
                headersOf(request),
                body,
                clock.instant());
    }

    static @Nullable String accountOf(ServerRequest request) {
        return request.pathVariables().get("account");
    }

    /** Proxies hide scheme, host and port; headers that claim to know them can be forged. */
    private String url(URI called) {
        URI base = settings.publicUrl();
        if (base == null) {
            return called.toString();
        }
        String origin = base.getScheme() + "://" + base.getRawAuthority();
        String query = called.getRawQuery() == null ? "" : "?" + called.getRawQuery();
        return origin + called.getRawPath() + query;
    }

    private static Map<String, List<String>> queryOf(ServerRequest request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.queryParams().forEach((name, values) -> query.put(name, present(values)));
        return query;
    }

    private static Map<String, List<String>> headersOf(ServerRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .asHttpHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        CallSpan.traceparentOf(request)
                .ifPresent(own -> headers.put(Headers.TRACEPARENT, List.of(own)));
        return headers;
    }

    /** A parameter without a value has the value null. */
    private static List<String> present(List<@Nullable String> values) {
        return values.stream().map(value -> value == null ? "" : value).toList();
    }
}
