package dev.caesura.processor.domain.conversation;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import java.util.Locale;

/** The counted events of conversations, each stated once. */
public enum ConversationMetric {
    REQUEST("Requests for an answer, including repeated and replacing ones"),
    REQUEST_EARLY(
            "Requests for a draft while the burst was still open; they count as requests too"),
    DUPLICATE("Messages that had arrived before"),
    BURST_CLOSED("Bursts that ended"),
    BURST_SKIPPED("Bursts that got no turn, by a rule that their outcome names"),
    BURST_PAUSED("Bursts that got no turn: a human agent has the conversation"),
    BURST_STOPPED("Bursts that got no turn: the conversation is stopped"),
    BURST_CANCELLED("Bursts that waited for their turn and were forgotten"),
    BURST_FAILED("Bursts that were set aside with their conversation"),
    TURN_ANSWERED("Turns whose reply was sent"),
    TURN_SUPPRESSED("Turns whose reply was not sent, by a rule that their outcome names"),
    TURN_SILENT("Turns without a text to send"),
    TURN_FAILED("Turns that were given up: no draft, or a delivery that failed"),
    TURN_CANCELLED("Turns that a human agent, a stop, a deletion or a command ended"),
    TURN_CORRECTED("Turns that had failed and whose reply was sent after all"),
    TURN_FAILED_LATE("Turns whose reply the channel had taken, but did not deliver"),
    TURN_ASKED_AGAIN("Requests that were repeated, since no draft came"),
    TURN_POSTPONED("Drafts that an outage prevented, whose turn waits and asks again"),
    TURN_SUPERSEDED("Attempts that a newer message, edit or deletion made void"),
    EARLY_DRAFT_VOID("Early drafts that a newer message, edit or deletion made void"),
    EARLY_DRAFT_OVER_SHARE(
            "Times at which no early draft was asked for, since too many were made in vain"),
    EARLY_DRAFT_USED("Early drafts that were there, or under way, when their burst ended"),
    DRAFT_OF_ANOTHER_TURN("Drafts for a turn or an attempt that is no longer in flight"),
    DELIVERY_OF_ANOTHER_TURN("Deliveries for a turn that is no longer in flight"),
    DUPLICATE_DELIVERY("Replies sent to a contact twice"),
    TOO_LATE_TO_WITHDRAW("Replies already on their way when their turn was to be withdrawn"),
    OBSERVED_SIMILAR_QUESTION(
            "Questions answered a moment ago, which enforcing would have skipped"),
    OBSERVED_DUPLICATE_REPLY("Replies that repeat, which enforcing would have suppressed"),
    OBSERVED_DUPLICATE_REPLY_BY_EMBEDDING("The same, by an embedding's score"),
    STOPPED_LOOP_QUICK_REPLIES("Conversations stopped when a reply was suppressed: quick replies"),
    STOPPED_LOOP_SAME_QUESTION("Conversations stopped when a reply was suppressed: one question"),
    STOPPED_LOOP_REPEATED_REPLY("Conversations stopped when a reply was suppressed: one too many"),
    STOPPED_LOOP_REPLIES_PER_HOUR(
            "Conversations stopped when a reply was suppressed: replies in an hour"),
    IGNORED_CONTACT("Messages of contacts that are never answered"),
    NOT_ADDRESSED("Messages in groups that were not addressed to the business side"),
    BOT_SENDER("Messages that other bots wrote"),
    OWN_ECHO("Echoes of Caesura's own replies"),
    AUTOMATIC_ECHO("Echoes of automatic messages of the business side"),
    PERSON_WROTE("Echoes of messages of a human agent, who has the conversation from then on"),
    MESSAGE_EDITED("Messages that the contact changed"),
    MESSAGE_WITHDRAWN("Messages that the contact took back"),
    COMMAND_STOP("Commands to stop answering"),
    COMMAND_RESUME("Commands to resume a conversation"),
    COMMAND_PAUSE("Commands to leave a conversation to a human agent"),
    COMMAND_FLUSH("Commands to close an open burst"),
    COMMAND_UNLOCK("Commands to give up a turn"),
    COMMAND_FORGET("Commands to erase a conversation"),
    COMMAND_ASK("Commands to ask for a failed turn again"),
    COMMAND_MOVE("Commands to hand a conversation on to another id"),
    COMMAND_ADOPT("Commands to take over what another id handed on"),
    COMMAND_RELAY("Events under a contact's later id, reported to the former one"),
    HISTORY_LEFT_BEHIND(
            "Conversations handed on without their oldest lines, which did not fit into one"
                    + " record"),
    SHADOW_BURST_CLOSED("Bursts that would have ended under the shadow policy"),
    SHADOW_BURST_SPLIT(
            "Messages that continue a burst, and would begin one under the shadow policy"),
    SHADOW_BURST_MERGED(
            "Messages that begin a burst, and would continue one under the shadow policy"),
    LATE_RECORD("Messages too late for any burst, taken as if they had arrived now"),
    UNREADABLE("Records that could not be read; they are dead letters"),
    TOO_LARGE("Records that were larger than a record may be; they are dead letters"),
    UNMAPPED("Records of a team's own topic on which its mapping failed; they are dead letters"),
    MISPLACED(
            "Records of a team's own topic in a different partition from their conversation; they"
                    + " are dead letters"),
    NO_MESSAGE("Records of a team's own topic that are not messages according to its mapping"),
    BROUGHT("Drafts, deliveries and commands that were brought to their conversation's partition"),
    QUARANTINED("Records that failed again and again; they are dead letters"),
    CONVERSATION_SET_ASIDE("Conversations that were set aside, since a step failed"),
    CLOCK_SKEW("Times at which the broker's clock was found to have jumped"),
    IDLE_CONVERSATION_REMOVED("Conversations removed because nobody wrote");

    private final String code;
    private final String meaning;

    ConversationMetric(String meaning) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.meaning = meaning;
    }

    /** Its name in metrics. */
    public String code() {
        return code;
    }

    /** The event that it counts. */
    public String meaning() {
        return meaning;
    }

    /** The metric for messages that end without a turn. */
    public static ConversationMetric ofBurst(Outcome.Kind outcome) {
        return switch (outcome) {
            case PAUSED -> BURST_PAUSED;
            case STOPPED -> BURST_STOPPED;
            case CANCELLED -> BURST_CANCELLED;
            case FAILED -> BURST_FAILED;
            case DUPLICATE -> DUPLICATE;
            case WITHDRAWN -> MESSAGE_WITHDRAWN;
            default -> BURST_SKIPPED;
        };
    }

    /** The metric for the end of a turn. */
    public static ConversationMetric ofTurn(Outcome.Kind outcome) {
        return switch (outcome) {
            case ANSWERED -> TURN_ANSWERED;
            case SUPPRESSED -> TURN_SUPPRESSED;
            case SILENT -> TURN_SILENT;
            case FAILED -> TURN_FAILED;
            default -> TURN_CANCELLED;
        };
    }

    /** The metric for a command. */
    public static ConversationMetric of(Command.Name command) {
        return switch (command) {
            case STOP -> COMMAND_STOP;
            case RESUME -> COMMAND_RESUME;
            case PAUSE -> COMMAND_PAUSE;
            case FLUSH -> COMMAND_FLUSH;
            case UNLOCK -> COMMAND_UNLOCK;
            case FORGET -> COMMAND_FORGET;
            case ASK -> COMMAND_ASK;
            case MOVE -> COMMAND_MOVE;
            case ADOPT -> COMMAND_ADOPT;
            case RELAY -> COMMAND_RELAY;
        };
    }

    /** The metric for a repetition that is only observed. */
    static ConversationMetric observed(Finding finding) {
        return switch (finding.reason()) {
            case SIMILAR_QUESTION -> OBSERVED_SIMILAR_QUESTION;
            case DUPLICATE_REPLY_BY_EMBEDDING -> OBSERVED_DUPLICATE_REPLY_BY_EMBEDDING;
            default -> OBSERVED_DUPLICATE_REPLY;
        };
    }

    /** The metric for a loop that stops a conversation. */
    static ConversationMetric stopped(Reason loop) {
        return switch (loop) {
            case LOOP_QUICK_REPLIES -> STOPPED_LOOP_QUICK_REPLIES;
            case LOOP_SAME_QUESTION -> STOPPED_LOOP_SAME_QUESTION;
            case LOOP_REPLIES_PER_HOUR -> STOPPED_LOOP_REPLIES_PER_HOUR;
            default -> STOPPED_LOOP_REPEATED_REPLY;
        };
    }
}
