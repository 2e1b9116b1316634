package dev.caesura.console.conversation;

import dev.caesura.console.conversation.ConversationDesk.Done;
import dev.caesura.console.log.LiveLog;
import dev.caesura.console.log.RecentConversations.Summary;
import dev.caesura.processor.query.ConversationView;
import dev.caesura.schemas.event.Command;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
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
import reactor.core.publisher.Mono;

/** Single conversations: their records, their standing, and commands to them. */
@RestController
@RequestMapping("/api/conversations")
final class ConversationController {

    private static final int SHOWN = 100;

    private final LiveLog log;
    private final ConversationDesk desk;
    private final Clock clock;

    ConversationController(LiveLog log, ConversationDesk desk, Clock clock) {
        this.log = log;
        this.desk = desk;
        this.clock = clock;
    }

    /** A command as the page sends it. */
    record Order(
            String conversation, Command.Name command, @Nullable Map<String, String> parameters) {}

    /** The conversation that an id belongs to. */
    record Known(String conversation) {}

    /**
     * The most recent conversations.
     *
     * @param part a part of their id
     * @param having only those with one of these in the last hour: kinds of records as the hour's
     *     figures name them, or the beginnings of kinds; empty for all
     */
    @GetMapping
    List<Summary> recent(
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") List<String> having) {
        return log.conversations().summaries(part, having, clock.instant(), SHOWN);
    }

    /**
     * Which conversation an id belongs to: its own, or that of the contact whose other id it is.
     */
    @GetMapping("/known")
    Known known(@RequestParam String id) {
        return new Known(desk.conversationOf(id));
    }

    /**
     * A conversation's story.
     *
     * @param since how far to read back in the log, as an ISO-8601 duration; without it, the
     *     records in memory suffice
     */
    @GetMapping("/story")
    Mono<List<Part>> story(@RequestParam String id, @RequestParam @Nullable Duration since) {
        return desk.story(id, since).map(Chat::of);
    }

    /** The standing of a conversation; 404 if the processor does not know it. */
    @GetMapping("/standing")
    Mono<ConversationView> standing(@RequestParam String id) {
        return desk.standing(id);
    }

    @PostMapping("/commands")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Done> command(@RequestBody Order order, Principal person) {
        Map<String, String> parameters = order.parameters() == null ? Map.of() : order.parameters();
        return desk.command(order.conversation(), order.command(), parameters, person.getName());
    }
}
