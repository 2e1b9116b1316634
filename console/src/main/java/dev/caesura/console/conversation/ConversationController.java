package dev.caesura.console.conversation;

import dev.caesura.console.action.ActionWriter;
import dev.caesura.console.log.ConversationReader;
import dev.caesura.console.log.LastHour;
import dev.caesura.console.log.LiveLog;
import dev.caesura.console.log.RecentConversations.Summary;
import dev.caesura.console.services.ProcessorClient;
import dev.caesura.processor.query.ConversationView;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.story.StoryBuilder;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Single conversations: what was written, where they stand, and commands to them. */
@RestController
@RequestMapping("/api/conversations")
final class ConversationController {

    private static final int SHOWN = 100;
    private static final String FOR = "for";

    private final LiveLog log;
    private final ConversationReader reader;
    private final ProcessorClient processor;
    private final ActionWriter actions;
    private final Clock clock;

    ConversationController(
            LiveLog log,
            ConversationReader reader,
            ProcessorClient processor,
            ActionWriter actions,
            Clock clock) {
        this.log = log;
        this.reader = reader;
        this.processor = processor;
        this.actions = actions;
        this.clock = clock;
    }

    /** A command as the page sends it. */
    record Order(String conversation, Command.Name command, Map<String, String> parameters) {}

    /** The conversations in which something was written last. */
    @GetMapping
    List<Summary> recent(@RequestParam(defaultValue = "") String part) {
        return log.conversations().summaries(part, SHOWN);
    }

    /**
     * A conversation's story.
     *
     * @param since how far to read back in the log, as an ISO-8601 duration; without it, what is in
     *     memory is enough
     */
    @GetMapping("/story")
    Mono<List<Part>> story(@RequestParam String id, @RequestParam @Nullable Duration since) {
        require(id);
        if (since == null) {
            Instant from = clock.instant().minus(LastHour.SPAN);
            return Mono.just(told(id, log.conversations().entries(id), from));
        }
        Instant from = clock.instant().minus(since);
        return Mono.fromCallable(() -> told(id, reader.read(id, from), from))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static List<Part> told(String id, List<LogEntry> entries, Instant from) {
        StoryBuilder story = new StoryBuilder();
        entries.forEach(story::add);
        return Chat.of(story.tell(id, from));
    }

    /** Where a conversation stands; 404 if the processor knows nothing of it. */
    @GetMapping("/standing")
    Mono<ConversationView> standing(@RequestParam String id) {
        require(id);
        return processor
                .find(id)
                .switchIfEmpty(
                        Mono.error(
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "Nothing is known of " + id)))
                .onErrorMap(
                        e -> !(e instanceof ResponseStatusException),
                        e ->
                                new ResponseStatusException(
                                        HttpStatus.BAD_GATEWAY, e.getMessage(), e));
    }

    @PostMapping("/commands")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Command> command(@RequestBody Order order, Principal person) {
        require(order.conversation());
        Map<String, String> parameters = order.parameters() == null ? Map.of() : order.parameters();
        requireDuration(parameters.get(FOR));
        return actions.command(order.conversation(), order.command(), parameters, person.getName());
    }

    private static void require(String id) {
        try {
            ConversationId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    private static void requireDuration(@Nullable String text) {
        try {
            if (text != null && Duration.parse(text).compareTo(Duration.ZERO) <= 0) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "A pause must be longer than nothing");
            }
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "'" + text + "' is no duration; write for example PT1H",
                    e);
        }
    }
}
