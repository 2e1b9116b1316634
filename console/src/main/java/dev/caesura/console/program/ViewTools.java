package dev.caesura.console.program;

import static dev.caesura.console.program.Arguments.described;
import static dev.caesura.console.program.Arguments.schema;

import dev.caesura.console.conversation.ConversationDesk;
import dev.caesura.console.deadletters.DeadLetterDesk;
import dev.caesura.console.deadletters.DeadLetterDesk.Row;
import dev.caesura.console.now.Pictures;
import dev.caesura.console.signin.ProgramSignIn;
import dev.caesura.console.similarity.SimilarityController;
import dev.caesura.console.tune.TuneController;
import dev.caesura.schemas.deadletters.DeadLetter;
import dev.caesura.similarity.compare.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tools that show the page's content, and change nothing. */
@Component
@ConditionalOnProperty(ProgramSignIn.FIRST)
final class ViewTools {

    private static final int LETTERS = 50;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final ConversationDesk conversations;
    private final DeadLetterDesk letters;
    private final TuneController advisor;
    private final SimilarityController similarity;
    private final Pictures pictures;

    ViewTools(
            ConversationDesk conversations,
            DeadLetterDesk letters,
            TuneController advisor,
            SimilarityController similarity,
            Pictures pictures) {
        this.conversations = conversations;
        this.letters = letters;
        this.advisor = advisor;
        this.similarity = similarity;
        this.pictures = pictures;
    }

    List<ProgramTool> all() {
        return List.of(
                new ProgramTool(
                        "explain",
                        "Shows what happened in a conversation: its messages, the outcome of each"
                                + " and why, its turns, and who gave which command.",
                        schema(
                                Map.of(
                                        ConversationArgument.NAME,
                                        ConversationArgument.DESCRIBED,
                                        "since",
                                        described(
                                                "how far to read back, as an ISO-8601 duration of"
                                                        + " at most P7D; by default PT1H")),
                                ConversationArgument.NAME),
                        false,
                        (arguments, by) -> explain(arguments)),
                new ProgramTool(
                        "diagnose",
                        "Shows what needs attention now, the state of the services, how much is"
                                + " open and in flight, and the outcomes of messages in the last"
                                + " hour.",
                        schema(Map.of()),
                        false,
                        (arguments, by) -> pictures.now().map(Diagnosis::of)),
                new ProgramTool(
                        "tune",
                        "Shows for each channel what other pauses would have done with the messages"
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
                                        described("the earlier text"),
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
                                        ConversationArgument.NAME,
                                        described("only of this conversation"))),
                        false,
                        (arguments, by) -> list(arguments)));
    }

    private Mono<Object> explain(Arguments arguments) {
        Duration since = arguments.duration("since");
        if (since != null && (since.isNegative() || since.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("since is at most P7D");
        }
        String id = arguments.required(ConversationArgument.NAME);
        return conversations
                .story(id, since)
                .map(
                        story -> {
                            Map<String, Object> told = new LinkedHashMap<>();
                            String moved = ConversationArgument.moved(id, story.conversationId());
                            if (moved != null) {
                                told.put("moved", moved);
                            }
                            told.put("story", story);
                            return told;
                        });
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

    /** A line of the list, without the content. */
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
        String conversation = arguments.text(ConversationArgument.NAME);
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
}
