package dev.caesura.console.program;

import static dev.caesura.console.program.Arguments.described;
import static dev.caesura.console.program.Arguments.schema;

import dev.caesura.console.conversation.ConversationDesk;
import dev.caesura.console.deadletters.DeadLetterDesk;
import dev.caesura.console.deadletters.DeadLetterDesk.Result;
import dev.caesura.console.deadletters.DeadLetterDesk.Row;
import dev.caesura.console.now.Attention;
import dev.caesura.console.now.Picture;
import dev.caesura.console.now.Pictures;
import dev.caesura.console.services.ServiceState;
import dev.caesura.console.signin.ProgramSignIn;
import dev.caesura.console.similarity.SimilarityController;
import dev.caesura.console.tune.TuneController;
import dev.caesura.schemas.deadletters.DeadLetter;
import dev.caesura.schemas.event.Command;
import dev.caesura.similarity.compare.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tools: what the page shows, and what an operator can do there. What changes something is
 * tried first, and done only with the confirmation that the dry run gave.
 */
@Component
@ConditionalOnProperty(ProgramSignIn.FIRST)
final class Tools {

    private static final String CONVERSATION = "conversation";
    private static final String CONFIRMATION = "confirmation";
    private static final int LETTERS = 50;
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Map<String, Object> A_CONVERSATION =
            described("channel:account:contact, such as whatsapp:106540352242922:16315551181");
    private static final Map<String, Object> A_CONFIRMATION =
            described(
                    "what the dry run gave; without it this is a dry run, and nothing is changed");

    private final ConversationDesk conversations;
    private final DeadLetterDesk letters;
    private final TuneController advisor;
    private final SimilarityController similarity;
    private final Pictures pictures;
    private final Confirmations confirmations;

    Tools(
            ConversationDesk conversations,
            DeadLetterDesk letters,
            TuneController advisor,
            SimilarityController similarity,
            Pictures pictures,
            Clock clock) {
        this.conversations = conversations;
        this.letters = letters;
        this.advisor = advisor;
        this.similarity = similarity;
        this.pictures = pictures;
        this.confirmations = new Confirmations(clock);
    }

    List<ProgramTool> all() {
        return List.of(
                new ProgramTool(
                        "explain",
                        "Tells what happened in a conversation: its messages, what became of each"
                                + " and why, its turns, and who commanded what.",
                        schema(
                                Map.of(
                                        CONVERSATION,
                                        A_CONVERSATION,
                                        "since",
                                        described(
                                                "how far to read back, as an ISO-8601 duration of"
                                                        + " at most P7D; by default PT1H")),
                                CONVERSATION),
                        false,
                        (arguments, by) -> explain(arguments)),
                new ProgramTool(
                        "diagnose",
                        "Tells what needs attention now, how the services are, how much is open and"
                                + " in flight, and what became of messages in the last hour.",
                        schema(Map.of()),
                        false,
                        (arguments, by) -> pictures.now().map(Diagnosis::of)),
                new ProgramTool(
                        "tune",
                        "Tells for each channel what other pauses would have done with the messages"
                                + " that were really sent, and recommends one.",
                        schema(
                                Map.of(
                                        "since",
                                        described(
                                                "how far to read back, as an ISO-8601 duration;"
                                                        + " P1D"),
                                        "gap",
                                        described("the present pause; PT30S"),
                                        "answerTime",
                                        described("how long an answer takes; PT10S"))),
                        false,
                        (arguments, by) -> tune(arguments)),
                new ProgramTool(
                        "similarity",
                        "Compares two texts with the built-in tables: whether two questions ask, or"
                                + " two replies say, the same.",
                        schema(
                                Map.of(
                                        "kind",
                                        Map.of(
                                                "type",
                                                "string",
                                                "enum",
                                                List.of("question", "reply")),
                                        "a",
                                        described("the text that was there first"),
                                        "b",
                                        described("the text that is compared with it")),
                                "kind",
                                "a",
                                "b"),
                        false,
                        (arguments, by) -> compare(arguments)),
                new ProgramTool(
                        "dead_letters",
                        "Lists records that could not be processed, the latest "
                                + LETTERS
                                + ", and whether each can be put back.",
                        schema(
                                Map.of(
                                        "reason",
                                        described("only of this reason, such as unreadable"),
                                        CONVERSATION,
                                        described("only of this conversation"))),
                        false,
                        (arguments, by) -> list(arguments)),
                command(
                        Command.Name.PAUSE,
                        "Leaves a conversation to a person for a while.",
                        Map.of(
                                "for",
                                described("for how long, such as PT2H; else as the policy says"))),
                command(
                        Command.Name.RESUME,
                        "Takes up a conversation that is paused or stopped.",
                        Map.of()),
                command(
                        Command.Name.FLUSH,
                        "Closes a conversation's open burst now, without waiting for its pause.",
                        Map.of()),
                command(
                        Command.Name.UNLOCK,
                        "Gives up a conversation's turn in flight; what waits behind it goes on.",
                        Map.of()),
                new ProgramTool(
                        "replay_dead_letters",
                        "Puts dead letters back into the topics that they came from.",
                        schema(
                                Map.of(
                                        "positions",
                                        Map.of(
                                                "type",
                                                "array",
                                                "items",
                                                Map.of("type", "string"),
                                                "description",
                                                "which, as dead_letters names them"),
                                        CONFIRMATION,
                                        A_CONFIRMATION),
                                "positions"),
                        true,
                        this::replay));
    }

    private ProgramTool command(
            Command.Name name, String description, Map<String, Object> parameters) {
        Map<String, Object> properties = new TreeMap<>(parameters);
        properties.put(CONVERSATION, A_CONVERSATION);
        properties.put(CONFIRMATION, A_CONFIRMATION);
        return new ProgramTool(
                name.name().toLowerCase(Locale.ROOT),
                description,
                schema(properties, CONVERSATION),
                true,
                (arguments, by) -> command(name, arguments, by));
    }

    private Mono<Object> explain(Arguments arguments) {
        Duration since = arguments.duration("since");
        if (since != null && (since.isNegative() || since.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("since is at most P7D");
        }
        String id = arguments.required(CONVERSATION);
        return conversations
                .story(id, since)
                .map(
                        story -> {
                            Map<String, Object> told = new LinkedHashMap<>();
                            moved(id, story.conversationId(), told);
                            told.put("story", story);
                            return told;
                        });
    }

    private static void moved(String id, String now, Map<String, Object> told) {
        if (!id.strip().equals(now)) {
            told.put("moved", id.strip() + " is now " + now + ".");
        }
    }

    private Mono<Object> tune(Arguments arguments) {
        return advisor.tune(
                        or(arguments.duration("since"), Duration.ofDays(1)),
                        or(arguments.duration("gap"), Duration.ofSeconds(30)),
                        or(arguments.duration("answerTime"), Duration.ofSeconds(10)))
                .map(found -> found);
    }

    private static Duration or(@Nullable Duration given, Duration usual) {
        return given == null ? usual : given;
    }

    private Mono<Object> compare(Arguments arguments) {
        String kind = arguments.required("kind");
        return similarity
                .tried(
                        new SimilarityController.Pair(
                                kind.equals("reply") ? Kind.REPLY : Kind.QUESTION,
                                arguments.required("a"),
                                arguments.required("b")))
                .map(tried -> tried);
    }

    /** A line of the list: what is inside is not told. */
    private record Letter(
            String position,
            Instant at,
            @Nullable String reason,
            @Nullable String source,
            @Nullable String conversation,
            int replays,
            @Nullable String refusal) {

        static Letter of(Row row) {
            DeadLetter letter = row.letter();
            return new Letter(
                    letter.position(),
                    letter.at(),
                    letter.reason(),
                    letter.sourceTopic(),
                    letter.conversationId(),
                    letter.replays(),
                    row.refusal());
        }
    }

    private Mono<Object> list(Arguments arguments) {
        String reason = arguments.text("reason");
        String conversation = arguments.text(CONVERSATION);
        return letters.list()
                .map(
                        rows ->
                                rows.stream()
                                        .map(Letter::of)
                                        .filter(
                                                one ->
                                                        reason == null
                                                                || reason.equals(one.reason()))
                                        .filter(
                                                one ->
                                                        conversation == null
                                                                || conversation.equals(
                                                                        one.conversation()))
                                        .limit(LETTERS)
                                        .toList());
    }

    /**
     * What came of something that changes anything.
     *
     * @param done whether it was done
     * @param confirmation what to call the tool with, and the same arguments, for it to be done
     */
    private record Deed(
            boolean done, Object result, @Nullable String confirmation, @Nullable String moved) {}

    private Mono<Object> command(Command.Name name, Arguments arguments, String by) {
        String id = arguments.required(CONVERSATION);
        String conversation = conversations.conversationOf(id);
        Map<String, String> parameters = new TreeMap<>();
        String pause = arguments.text(ConversationDesk.FOR);
        if (pause != null) {
            parameters.put(ConversationDesk.FOR, pause);
        }
        String deed = name + " " + conversation + " " + parameters;
        String moved =
                id.strip().equals(conversation)
                        ? null
                        : id.strip() + " is now " + conversation + ".";
        if (isConfirmed(arguments, by, deed)) {
            return conversations
                    .command(conversation, name, parameters, by)
                    .map(done -> new Deed(done.written(), said(done), null, moved));
        }
        return conversations
                .tried(conversation, name, parameters, by)
                .map(
                        tried ->
                                new Deed(
                                        false,
                                        tried.written()
                                                ? "Would be done: " + said(tried)
                                                : said(tried),
                                        tried.written() ? confirmations.shown(by, deed) : null,
                                        moved));
    }

    private static String said(ConversationDesk.Done done) {
        if (done.command().command() != Command.Name.PAUSE || !done.written()) {
            return done.said();
        }
        return done.until() == null
                ? done.said() + " for as long as the policy says."
                : done.said() + " until " + done.until() + ".";
    }

    private Mono<Object> replay(Arguments arguments, String by) {
        List<String> positions = arguments.texts("positions").stream().sorted().toList();
        if (positions.isEmpty()) {
            throw new IllegalArgumentException("positions is missing");
        }
        String deed = "replay " + positions;
        boolean confirmed = isConfirmed(arguments, by, deed);
        return letters.replay(positions, !confirmed, by)
                .map(
                        results -> {
                            boolean possible = results.stream().anyMatch(Tools::isPossible);
                            return new Deed(
                                    confirmed,
                                    results,
                                    confirmed || !possible ? null : confirmations.shown(by, deed),
                                    null);
                        });
    }

    private static boolean isPossible(Result result) {
        return result.refusal() == null;
    }

    private boolean isConfirmed(Arguments arguments, String by, String deed) {
        String token = arguments.text(CONFIRMATION);
        if (token == null || token.isBlank()) {
            return false;
        }
        if (!confirmations.redeem(token, by, deed)) {
            throw new IllegalArgumentException(
                    "This confirmation is not of a dry run of the same call within the last "
                            + Confirmations.LIFE.toMinutes()
                            + " minutes, or it was used; make another dry run");
        }
        return true;
    }

    /** What {@code diagnose} tells: figures and findings, and no conversation's words. */
    private record Diagnosis(
            Instant at,
            List<Attention.Finding> attention,
            double messagesPerSecond,
            int openBursts,
            long turnsInFlight,
            boolean more,
            Map<String, String> services,
            Map<String, Integer> lastHour,
            @Nullable String problem) {

        static Object of(Picture picture) {
            Map<String, String> services = new TreeMap<>();
            for (ServiceState state : picture.services()) {
                services.put(state.name(), state.health());
            }
            return new Diagnosis(
                    picture.at(),
                    picture.attention(),
                    picture.messagesPerSecond(),
                    picture.waiting().stream()
                            .mapToInt(one -> one.view().openBursts().size())
                            .sum(),
                    picture.waiting().stream()
                            .map(one -> one.view().turn())
                            .filter(Objects::nonNull)
                            .count(),
                    picture.moreWaiting(),
                    services,
                    new TreeMap<>(picture.hour()),
                    picture.logProblem());
        }
    }
}
