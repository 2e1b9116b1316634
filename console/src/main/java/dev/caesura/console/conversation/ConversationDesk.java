package dev.caesura.console.conversation;

import dev.caesura.console.action.ActionWriter;
import dev.caesura.console.log.ConversationReader;
import dev.caesura.console.log.LastHour;
import dev.caesura.console.log.LiveLog;
import dev.caesura.console.services.ProcessorClient;
import dev.caesura.processor.query.ConversationView;
import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.story.Story;
import dev.caesura.schemas.story.StoryBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Queries about a single conversation, and actions on it: the rules of the page, and of programs
 * that act for people.
 */
@Component
public final class ConversationDesk {

    /** The parameter of a pause that says how long it is. */
    public static final String FOR = "for";

    private final LiveLog log;
    private final ConversationReader reader;
    private final ProcessorClient processor;
    private final ActionWriter actions;
    private final IdentityTable identities;
    private final Clock clock;

    ConversationDesk(
            LiveLog log,
            ConversationReader reader,
            ProcessorClient processor,
            ActionWriter actions,
            IdentityTable identities,
            Clock clock) {
        this.log = log;
        this.reader = reader;
        this.processor = processor;
        this.actions = actions;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * The result of a command.
     *
     * @param command the command, for the conversation's present id
     * @param written whether it was needed
     * @param said the action, or the reason why there was nothing to do, as a sentence; for a pause
     *     without its end
     * @param until the end of a pause; null for any other command, and where the policy sets it
     */
    public record Done(Command command, boolean written, String said, @Nullable Instant until) {}

    /**
     * The conversation that an id belongs to; the id itself, if nothing else is known.
     *
     * @throws ResponseStatusException if it is no conversation's id
     */
    public String conversationOf(String id) {
        try {
            return identities.resolve(ConversationId.parse(id.strip()).toString());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }

    /**
     * A conversation's story, including the events under the given id.
     *
     * @param since how far to read back in the log; without it, the records in memory suffice
     */
    public Mono<Story> story(String id, @Nullable Duration since) {
        String conversation = conversationOf(id);
        Set<String> ids = new LinkedHashSet<>(List.of(id.strip(), conversation));
        if (since == null) {
            List<LogEntry> entries = new ArrayList<>();
            ids.forEach(one -> entries.addAll(log.conversations().entries(one)));
            return Mono.just(told(conversation, entries, clock.instant().minus(LastHour.SPAN)));
        }
        Instant from = clock.instant().minus(since);
        return Mono.fromCallable(
                        () -> {
                            List<LogEntry> entries = new ArrayList<>();
                            ids.forEach(one -> entries.addAll(reader.read(one, from)));
                            return told(conversation, entries, from);
                        })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Story told(String id, List<LogEntry> entries, Instant from) {
        StoryBuilder story = new StoryBuilder();
        entries.forEach(story::add);
        return story.tell(id, from);
    }

    /** The standing of a conversation; an error with 404 if the processor does not know it. */
    public Mono<ConversationView> standing(String id) {
        String conversation = conversationOf(id);
        return processor
                .find(conversation)
                .switchIfEmpty(
                        Mono.error(
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND,
                                        "Nothing is known of " + conversation)))
                .onErrorMap(
                        e -> !(e instanceof ResponseStatusException),
                        e ->
                                new ResponseStatusException(
                                        HttpStatus.BAD_GATEWAY, e.getMessage(), e));
    }

    /**
     * Gives a command in a person's name, unless there is nothing to do. If the conversation's
     * standing is unknown, it is given.
     */
    public Mono<Done> command(
            String id, Command.Name name, Map<String, String> parameters, String by) {
        return tried(id, name, parameters, by)
                .flatMap(
                        tried ->
                                tried.written()
                                        ? written(
                                                        tried.command().conversationId(),
                                                        name,
                                                        parameters,
                                                        by)
                                                .map(
                                                        command ->
                                                                new Done(
                                                                        command,
                                                                        true,
                                                                        tried.said(),
                                                                        tried.until()))
                                        : Mono.just(tried));
    }

    /** Data under other ids of the same contact are erased with the conversation. */
    private Mono<Command> written(
            String conversation, Command.Name name, Map<String, String> parameters, String by) {
        List<String> ids =
                name == Command.Name.FORGET
                        ? identities.idsOf(conversation)
                        : List.of(conversation);
        return Flux.fromIterable(ids)
                .concatMap(id -> actions.command(id, name, parameters, by))
                .collectList()
                .map(commands -> commands.get(0));
    }

    /** The result that a command would have, without giving it. */
    public Mono<Done> tried(
            String id, Command.Name name, Map<String, String> parameters, String by) {
        String conversation = conversationOf(id);
        Duration pause = duration(parameters.get(FOR));
        Instant now = clock.instant();
        Command command = new Command("", conversation, name, parameters, by, now);
        return processor
                .find(conversation)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .onErrorReturn(Optional.empty())
                .map(
                        known -> {
                            ConversationView view = known.isPresent() ? known.get() : null;
                            String idle = view == null ? null : idle(name, view, now);
                            return idle == null
                                    ? new Done(
                                            command,
                                            true,
                                            said(name, view),
                                            pause == null ? null : now.plus(pause))
                                    : new Done(command, false, idle, null);
                        });
    }

    /** The reason why a command has nothing to do; null if it has. */
    private static @Nullable String idle(Command.Name name, ConversationView view, Instant now) {
        Instant until = view.pausedUntil();
        boolean open = view.standing().equals("open") || (until != null && !until.isAfter(now));
        return switch (name) {
            case RESUME -> open ? "It was neither paused nor stopped." : null;
            case STOP -> view.standing().equals("stopped") ? "It was already stopped." : null;
            case FLUSH -> view.openBursts().isEmpty() ? "Nothing was open." : null;
            case UNLOCK -> view.turn() == null ? "No turn was in flight." : null;
            default -> null;
        };
    }

    private static String said(Command.Name name, @Nullable ConversationView view) {
        return switch (name) {
            case PAUSE -> "Paused";
            case RESUME -> "Resumed: messages that arrive from now on are answered.";
            case STOP -> "Stopped: nothing more is answered until it is resumed.";
            case FLUSH -> "Closed the open burst" + messages(view) + ".";
            case UNLOCK -> "Gave up the turn in flight; the bursts behind it go on.";
            case FORGET ->
                    "Erased what Caesura knows of it. The topics keep their records until their"
                            + " retention ends.";
            default -> "Done.";
        };
    }

    private static String messages(@Nullable ConversationView view) {
        if (view == null) {
            return "";
        }
        int messages =
                view.openBursts().stream().mapToInt(ConversationView.OpenBurst::messages).sum();
        return messages == 1 ? " of 1 message" : " of " + messages + " messages";
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(Duration.ZERO) <= 0) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "A pause must be longer than 0");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "'" + text + "' is not a duration; write for example PT1H",
                    e);
        }
    }
}
