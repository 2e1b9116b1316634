package dev.caesura.local.page;

import java.time.Duration;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The feed as server-sent events: {@code hello}, then a {@code record} for each line. */
final class FeedRoutes {

    /** Shorter than the idle time-outs of proxies and of the server itself. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENTS =
            new ParameterizedTypeReference<>() {};

    private final Feed feed;
    private final Greeting greeting;

    FeedRoutes(Feed feed, Greeting greeting) {
        this.feed = feed;
        this.greeting = greeting;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route().GET("/demo/events", this::events).build();
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .body(stream(), EVENTS);
    }

    private Flux<ServerSentEvent<String>> stream() {
        Flux<ServerSentEvent<String>> records =
                feed.lines().map(line -> event("record", line)).share();
        Flux<ServerSentEvent<String>> beats =
                Flux.interval(HEARTBEAT)
                        .onBackpressureDrop()
                        .map(
                                beat ->
                                        ServerSentEvent.<String>builder()
                                                .comment("still here")
                                                .build());
        return Flux.defer(() -> Flux.just(event("hello", greeting.json())))
                .concatWith(records.mergeWith(beats.takeUntilOther(records.ignoreElements())));
    }

    private static ServerSentEvent<String> event(String name, String data) {
        return ServerSentEvent.builder(data).event(name).build();
    }
}
