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
import reactor.core.scheduler.Schedulers;

/**
 * Streams what is sent to one contact: {@code GET /web/{account}/{contact}/events}.
 *
 * <p>A browser's EventSource can send no header, so the session token comes as the query parameter
 * {@code token}; it is bound to this contact and expires.
 */
public final class WebEvents {

    private static final String CHANNEL = "web";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration READY_WITHIN = Duration.ofSeconds(2);

    private final Directory directory;
    private final Mailbox mailbox;
    private final MailboxReader reader;
    private final InstantSource clock;

    public WebEvents(
            Directory directory, Mailbox mailbox, MailboxReader reader, InstantSource clock) {
        this.directory = directory;
        this.mailbox = mailbox;
        this.reader = reader;
        this.clock = clock;
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
        reader.start();
        String conversation = new ConversationId(CHANNEL, name, contact).toString();
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

    /** A page is told that it is connected only when nothing can be missed any more. */
    private Flux<ServerSentEvent<String>> stream(String conversation, @Nullable String lastSeen) {
        Flux<ServerSentEvent<String>> replies =
                mailbox.open(conversation, lastSeen).map(WebEvents::event);
        Flux<ServerSentEvent<String>> heartbeats =
                ready().concatWith(
                                Flux.interval(HEARTBEAT)
                                        .onBackpressureDrop()
                                        .map(n -> comment("")));
        // The heartbeats end with the replies, and with them the stream.
        return replies.publish(
                shared -> Flux.merge(shared, heartbeats.takeUntilOther(shared.ignoreElements())));
    }

    private Flux<ServerSentEvent<String>> ready() {
        return Mono.fromCallable(() -> reader.awaitPositioned(READY_WITHIN))
                .subscribeOn(Schedulers.boundedElastic())
                .map(ready -> comment(ready ? "ready" : "waiting for Kafka"))
                .flux();
    }

    private static ServerSentEvent<String> comment(String text) {
        return ServerSentEvent.<String>builder().comment(text).build();
    }

    private static ServerSentEvent<String> event(SentReply reply) {
        return ServerSentEvent.<String>builder()
                .id(reply.replyId())
                .event("reply")
                .data(Json.mapper().writeValueAsString(reply))
                .build();
    }
}
