package dev.caesura.processor.domain.turn;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can happen to conversations and is counted, each stated once. */
public enum Occurrence {
    REQUEST("Requests for an answer, repeated and replacing ones too"),
    DUPLICATE("Messages that had arrived before"),
    BURST_CLOSED("Bursts that ended"),
    BURST_SKIPPED("Bursts that got no turn, by a rule that their outcome names"),
    BURST_PAUSED("Bursts that got no turn: a person has the conversation"),
    BURST_STOPPED("Bursts that got no turn: the conversation is stopped"),
    BURST_CANCELLED("Bursts that waited for their turn and were forgotten"),
    TURN_ANSWERED("Turns whose reply was sent"),
    TURN_SUPPRESSED("Turns whose reply was not sent, by a rule that their outcome names"),
    TURN_SILENT("Turns without a text to send"),
    TURN_FAILED("Turns that were given up: no draft, or a delivery that failed"),
    TURN_CANCELLED("Turns that a person, a stop or a command ended"),
    TURN_ASKED_AGAIN("Requests that were repeated, since no draft came"),
    TURN_SUPERSEDED("Requests that were replaced by one with newer messages too"),
    DRAFT_OF_ANOTHER_TURN("Drafts for a turn or an attempt that is no longer in flight"),
    DELIVERY_OF_ANOTHER_TURN("Deliveries for a turn that is no longer in flight"),
    DUPLICATE_DELIVERY("Replies that a contact was sent twice"),
    TOO_LATE_TO_WITHDRAW("Replies that were on their way when their turn was to be cancelled"),
    OBSERVED_SIMILAR_QUESTION(
            "Questions answered a moment ago, which enforcing would have skipped"),
    OBSERVED_DUPLICATE_REPLY("Replies that repeat, which enforcing would have suppressed"),
    OBSERVED_DUPLICATE_REPLY_BY_EMBEDDING("The same, by a second opinion"),
    STOPPED_LOOP_QUICK_REPLIES("Conversations stopped when a reply was suppressed: quick replies"),
    STOPPED_LOOP_SAME_QUESTION("Conversations stopped when a reply was suppressed: one question"),
    STOPPED_LOOP_REPEATED_REPLY("Conversations stopped when a reply was suppressed: one too many"),
    STOPPED_LOOP_REPLIES_PER_HOUR(
            "Conversations stopped when a reply was suppressed: replies in an hour"),
    IGNORED_CONTACT("Messages of contacts that are never answered"),
    OWN_ECHO("Echoes of Caesura's own replies"),
    PERSON_WROTE("Echoes of what a person wrote, who has the conversation from then on"),
    COMMAND_STOP("Commands to answer nothing more"),
    COMMAND_RESUME("Commands to take a conversation up again"),
    COMMAND_PAUSE("Commands to leave a conversation to a person"),
    COMMAND_FLUSH("Commands to close an open burst"),
    COMMAND_UNLOCK("Commands to give up a turn"),
    COMMAND_FORGET("Commands to erase a conversation"),
    SHADOW_BURST_CLOSED("Bursts that would have ended under the shadow policy"),
    SHADOW_BURST_SPLIT(
            "Messages that continue a burst, and would begin one under the shadow policy"),
    SHADOW_BURST_MERGED(
            "Messages that begin a burst, and would continue one under the shadow policy"),
    LATE_RECORD("Messages too late for any burst, taken as if they had arrived now"),
    UNREADABLE("Records that could not be read; they are dead letters"),
    CONVERSATION_ABANDONED("Open bursts that were given up, since their messages are gone"),
    IDLE_CONVERSATION_REMOVED("Conversations of which nothing is kept any more: nobody wrote");

    private static final Map<String, Occurrence> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(Occurrence::code, Function.identity()));

    private final String code;
    private final String meaning;

    Occurrence(String meaning) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.meaning = meaning;
    }

    /**
     * The occurrence with a code, such as {@code turn-answered}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Occurrence of(String code) {
        Occurrence found = BY_CODE.get(code);
        if (found == null) {
            throw new IllegalArgumentException("Nothing that is counted is called " + code);
        }
        return found;
    }

    /**
     * What happened, and which way: {@code turn}, and an outcome.
     *
     * @throws IllegalArgumentException if it can't have
     */
    public static Occurrence of(String what, Enum<?> which) {
        return of(what + "-" + which.name().toLowerCase(Locale.ROOT));
    }

    /** As it is written in metrics. */
    public String code() {
        return code;
    }

    /** What is counted. */
    public String meaning() {
        return meaning;
    }
}
