package dev.caesura.gateway.webhook;

import dev.caesura.gateway.channel.Webhook;
import dev.caesura.schemas.topic.Headers;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final WebhookSettings settings;
    private final InstantSource clock;

    WebhookCalls(WebhookSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads the whole request.
     *
     * @return fails with {@link DataBufferLimitException} if the body is too long, and otherwise as
     *     the server does if it does not come in
     */
    Mono<Webhook> read(ServerRequest request) {
        if (request.headers().contentLength().orElse(0) > settings.maxBody()) {
            return Mono.error(new DataBufferLimitException("Content-Length is over the limit"));
        }
        return DataBufferUtils.join(
                        request.body(BodyExtractors.toDataBuffers()), settings.maxBody())
                .map(WebhookCalls::bytes)
                .defaultIfEmpty(NOTHING)
                .map(body -> call(request, body));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
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
