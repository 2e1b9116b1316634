package dev.caesura.console.program;

import static dev.caesura.console.program.Arguments.described;
import static dev.caesura.console.program.Arguments.schema;

import dev.caesura.console.conversation.ConversationDesk;
import dev.caesura.console.deadletters.DeadLetterDesk;
import dev.caesura.console.deadletters.DeadLetterDesk.Result;
import dev.caesura.console.signin.ProgramSignIn;
import dev.caesura.schemas.event.Command;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tools for an operator's actions on the page. Each begins with a dry run, and acts only with
 * the confirmation that the dry run gave.
 */
@Component
@ConditionalOnProperty(ProgramSignIn.FIRST)
final class ActionTools {

    private static final String CONFIRMATION = "confirmation";

    private static final Map<String, Object> A_CONFIRMATION =
            described(
                    "the confirmation that the dry run gave; without it this is a dry run, and"
                            + " nothing is changed");

    private final ConversationDesk conversations;
    private final DeadLetterDesk letters;
    private final Confirmations confirmations;

    ActionTools(ConversationDesk conversations, DeadLetterDesk letters, Clock clock) {
        this.conversations = conversations;
        this.letters = letters;
        this.confirmations = new Confirmations(clock);
    }

    List<ProgramTool> all() {
        return List.of(
                command(
                        Command.Name.PAUSE,
                        "Leaves a conversation to a person for a while.",
                        Map.of(
                                "for",
                                described("for how long, such as PT2H; else as the policy says"))),
                command(Command.Name.RESUME, "Resumes a paused or stopped conversation.", Map.of()),
                command(
                        Command.Name.FLUSH,
                        "Closes a conversation's open burst now, without waiting for its pause.",
                        Map.of()),
                command(
                        Command.Name.UNLOCK,
                        "Gives up a conversation's turn in flight; the bursts behind it go on.",
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
        properties.put(ConversationArgument.NAME, ConversationArgument.DESCRIBED);
        properties.put(CONFIRMATION, A_CONFIRMATION);
        return new ProgramTool(
                name.name().toLowerCase(Locale.ROOT),
                description,
                schema(properties, ConversationArgument.NAME),
                true,
                (arguments, by) -> command(name, arguments, by));
    }

    /**
     * The result of an action.
     *
     * @param done whether it was done
     * @param confirmation calls the tool again, with the same arguments, to do it
     */
    private record Deed(
            boolean done, Object result, @Nullable String confirmation, @Nullable String moved) {}

    private Mono<Object> command(Command.Name name, Arguments arguments, String by) {
        String id = arguments.required(ConversationArgument.NAME);
        String conversation = conversations.conversationOf(id);
        Map<String, String> parameters = new TreeMap<>();
        String pause = arguments.text(ConversationDesk.FOR);
        if (pause != null) {
            parameters.put(ConversationDesk.FOR, pause);
        }
        String deed = name + " " + conversation + " " + parameters;
        String moved = ConversationArgument.moved(id, conversation);
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
                            boolean possible = results.stream().anyMatch(ActionTools::isPossible);
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
                    "This confirmation is not from a dry run of the same call within the last "
                            + Confirmations.LIFE.toMinutes()
                            + " minutes, or was already used; make another dry run");
        }
        return true;
    }
}
