package dev.caesura.processor.app;

import dev.caesura.processor.query.ConversationLookup;
import dev.caesura.processor.query.ConversationView;
import dev.caesura.processor.query.PeerException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers queries about conversations; asks the instance that has them. */
@RestController
public final class QueryController {

    private static final String BEARER = "Bearer ";
    private static final int MOST = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ConversationLookup conversations;
    private final QuerySettings settings;

    public QueryController(ConversationLookup conversations, ProcessorSettings settings) {
        this.conversations = conversations;
        this.settings = settings.query();
    }

    /** One conversation, from whichever instance has it. */
    @GetMapping("/conversations/{id}")
    Mono<ConversationView> conversation(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            @RequestParam(defaultValue = "false") boolean local) {
        allow(authorization);
        return blocking(() -> find(id, local));
    }

    /** Conversations with an open burst or a turn in flight, of all instances. */
    @GetMapping("/conversations")
    Mono<List<ConversationView>> waiting(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "false") boolean local) {
        allow(authorization);
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "limit must be 1 to " + MOST + ", not " + limit);
        }
        return blocking(
                () -> local ? conversations.waitingHere(limit) : conversations.waiting(limit));
    }

    @ExceptionHandler
    ResponseEntity<String> partitionsMove(InvalidStateStoreException moving) {
        return later();
    }

    @ExceptionHandler
    ResponseEntity<String> elsewhere(PeerException peer) {
        return ResponseEntity.status(peer.status()).body(peer.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<String> notStarted(StreamsNotStartedException starting) {
        return later();
    }

    @ExceptionHandler
    ResponseEntity<String> tooLong(TimeoutException late) {
        return later();
    }

    private static ResponseEntity<String> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body("Partitions are moving; ask again in a second");
    }

    private ConversationView find(String id, boolean local) {
        Optional<ConversationView> found;
        try {
            found = local ? conversations.findHere(id) : conversations.find(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
        return found.orElseThrow(
                () ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "Nothing is known of " + id));
    }

    private void allow(@Nullable String authorization) {
        if (settings.token().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    "Queries are off: set caesura.processor.query.token to let callers in");
        }
        byte[] expected = (BEARER + settings.token()).getBytes(StandardCharsets.UTF_8);
        byte[] given =
                authorization == null
                        ? new byte[0]
                        : authorization.getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The token is wrong");
        }
    }

    private static <T> Mono<T> blocking(java.util.concurrent.Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic()).timeout(LIMIT);
    }
}
