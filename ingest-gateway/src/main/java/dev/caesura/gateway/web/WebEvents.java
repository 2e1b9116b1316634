package dev.caesura.gateway.web;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.caesura.gateway.account.Account;
import dev.caesura.gateway.account.Directory;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.serde.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Streams the replies to one contact: {@code GET /web/{account}/{contact}/events}.
 *
 * <p>A browser's EventSource can send no header, so the session token comes as the query parameter
 * {@code token}; it is bound to this contact and expires.
 */
public final class WebEvents {

    private static final String CHANNEL = "web";
    private static final Duration READY_WITHIN = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Directory directory;
    private final PageStreams streams;
    private final InstantSource clock;
    private final Runnable refused;

    /**
     * Streams to those whom an account's token admits.
     *
     * @param refused counts a stream for which there is no room
     */
    public WebEvents(
            Directory directory, PageStreams streams, InstantSource clock, Runnable refused) {
        this.directory = directory;
        this.streams = streams;
        this.clock = clock;
        this.refused = refused;
    }

    /** The stream's path. */
    public RouterFunction<ServerResponse> routes() {
        return route().GET("/web/{account}/{contact}/events", this::events).build();
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        String name = request.pathVariable("account");
        String contact = request.pathVariable("contact");
        Optional<Account> account = directory.accounts().find(CHANNEL, name);
        if (account.isEmpty()) {
            return ServerResponse.notFound().build();
        }
        String token = request.queryParam("token").orElse(null);
        if (!account.get().admits(token, name, contact, clock.instant())) {
            return ServerResponse.status(401).build();
        }
        String conversation = new ConversationId(CHANNEL, name, contact).toString();
        if (!streams.admits(conversation)) {
            refused.run();
            return ServerResponse.status(503)
                    .header("Retry-After", Long.toString(RETRY_AFTER.toSeconds()))
                    .build();
        }
        streams.start();
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(BodyInserters.fromServerSentEvents(stream(conversation, lastSeen(request))));
    }

    private static @Nullable String lastSeen(ServerRequest request) {
        String header = request.headers().firstHeader("Last-Event-ID");
        return header == null ? request.queryParam("lastEventId").orElse(null) : header;
    }

    /** A page that waits for longer than this is told the reason. */
    private Flux<ServerSentEvent<String>> stream(String conversation, @Nullable String lastSeen) {
        Flux<ServerSentEvent<String>> waiting =
                Mono.delay(READY_WITHIN).map(late -> comment("waiting for Kafka")).flux();
        return streams.open(conversation, lastSeen)
                .map(WebEvents::event)
                .publish(
                        shared ->
                                Flux.merge(shared, waiting.takeUntilOther(shared.take(1).then())));
    }

    private static ServerSentEvent<String> comment(String text) {
        return ServerSentEvent.<String>builder().comment(text).build();
    }

    /** A browser does not show an event without data, but remembers its id all the same. */
    private static ServerSentEvent<String> event(PageEvent event) {
        ServerSentEvent.Builder<String> sent =
                ServerSentEvent.<String>builder().id(event.id().toString());
        return event.reply() == null
                ? sent.comment("ready").build()
                : sent.event("reply").data(Json.mapper().writeValueAsString(event.reply())).build();
    }
}
