package dev.caesura.console.deadletters;

import dev.caesura.console.action.ActionWriter;
import dev.caesura.schemas.deadletters.DeadLetter;
import dev.caesura.schemas.deadletters.Replays;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Dead letters: their list, their content, and their replay; for the page, and for programs. */
@Component
public final class DeadLetterDesk {

    /** As long as the topic keeps them. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final DeadLetterReader reader;
    private final Replays replays;
    private final ActionWriter actions;
    private final Clock clock;

    DeadLetterDesk(DeadLetterReader reader, Topics topics, ActionWriter actions, Clock clock) {
        this.reader = reader;
        this.replays = new Replays(topics, false);
        this.actions = actions;
        this.clock = clock;
    }

    /** A line of the list; {@code refusal} gives the reason why it can't be replayed. */
    public record Row(DeadLetter letter, @Nullable String refusal) {}

    /** The content; {@code encoding} is {@code text} or {@code base64}. */
    public record Inside(Row row, Map<String, String> headers, String encoding, String value) {}

    /** The result for one; {@code writtenTo} is null in a dry run and on a refusal. */
    public record Result(
            String position, String target, @Nullable String refusal, @Nullable String writtenTo) {}

    /** The dead letters of the last 30 days. */
    public Mono<List<Row>> list() {
        return read(letter -> true).map(found -> found.stream().map(this::row).toList());
    }

    /** The content of one; an error with 404 if there is none at that position. */
    public Mono<Inside> inside(String position) {
        return read(letter -> letter.position().equals(position))
                .map(
                        found -> {
                            if (found.isEmpty()) {
                                throw new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "There is no " + position);
                            }
                            return insideOf(found.get(0));
                        });
    }

    /**
     * Replays dead letters in a person's name.
     *
     * @param positions their positions, as {@code topic-partition@offset}
     * @param dryRun whether it is a dry run
     */
    public Mono<List<Result>> replay(Collection<String> positions, boolean dryRun, String by) {
        Set<String> wanted = Set.copyOf(positions);
        return read(letter -> wanted.contains(letter.position()))
                .flatMapMany(Flux::fromIterable)
                .concatMap(letter -> replay(letter, dryRun, by))
                .collectList();
    }

    private Mono<Result> replay(DeadLetter letter, boolean dryRun, String by) {
        String refusal = refusal(letter);
        if (dryRun || refusal != null) {
            return Mono.just(result(letter, refusal, null));
        }
        Instant now = clock.instant();
        return actions.write(replays.record(letter, by, now), by, "replay of " + letter.position())
                .delayUntil(at -> actions.note(replays.note(letter, by, now, at)))
                .map(writtenTo -> result(letter, null, writtenTo))
                .onErrorResume(
                        e -> Mono.just(result(letter, String.valueOf(e.getMessage()), null)));
    }

    /** A webhook is read again by the gateway's translation, which the console does not have. */
    private @Nullable String refusal(DeadLetter letter) {
        return Replays.isWebhook(letter)
                ? "it is a webhook: caesura dead-letters replay reads it again, and puts its"
                        + " messages back"
                : replays.refusal(letter);
    }

    private static Result result(
            DeadLetter letter, @Nullable String refusal, @Nullable String writtenTo) {
        return new Result(letter.position(), letter.sourceTopic(), refusal, writtenTo);
    }

    private Row row(DeadLetter letter) {
        return new Row(letter, refusal(letter));
    }

    private Inside insideOf(DeadLetter letter) {
        Map<String, String> headers = new TreeMap<>();
        letter.entry()
                .record()
                .headers()
                .forEach(
                        header ->
                                headers.put(
                                        header.key(),
                                        header.value() == null
                                                ? ""
                                                : new String(
                                                        header.value(), StandardCharsets.UTF_8)));
        byte[] value = letter.entry().record().value();
        String text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
        boolean readable = text.indexOf('\uFFFD') < 0;
        return new Inside(
                row(letter),
                headers,
                readable ? "text" : "base64",
                readable ? text : Base64.getEncoder().encodeToString(value));
    }

    private Mono<List<DeadLetter>> read(Predicate<DeadLetter> wanted) {
        return Mono.fromCallable(() -> reader.read(clock.instant().minus(KEPT), wanted))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
