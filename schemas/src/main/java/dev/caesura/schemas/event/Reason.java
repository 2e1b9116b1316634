package dev.caesura.schemas.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The reason for the outcome of a message, a turn or a record: its code in the log, its words for
 * people, and the names under which it is counted.
 */
public enum Reason {
    REDELIVERED("redelivered", "the channel delivered the same message again"),
    TURN_IN_FLIGHT("turn-in-flight", "the answer before it was still on its way"),
    QUEUE_FULL("queue-full", "too much was waiting for the answer before it"),
    MESSAGE_JOINED("message-joined", "a newer message arrived before the reply was on its way"),
    MESSAGE_EDITED(
            "message-edited", "the contact changed a message before the reply was on its way"),
    MESSAGE_DELETED("message-deleted", "the contact took the message back"),
    ASKED_AGAIN("asked-again", "no draft came in time, so it was asked for again"),
    GENERATION_ERROR("generation-error", "no text could be generated"),
    GENERATION_OUTAGE(
            "generation-outage", "no text could be generated for as long as a reply was allowed"),
    NO_REPLY("no-reply", "the generator chose not to reply"),
    EMPTY_DRAFT("empty-draft", "the generated text was empty"),
    DRAFT_TOO_LONG("draft-too-long", "the generated text was longer than any reply may be"),
    DELIVERY_FAILED("delivery-failed", "the channel refused the reply for good"),
    NO_DELIVERY_CONFIGURED("no-delivery-configured", "no delivery is configured for the account"),
    NO_DELIVERY_RESULT("no-delivery-result", "it is unknown whether the reply arrived"),
    SENT_LATE("sent-late", "the channel said only later that the reply had been sent"),
    FAILED_LATE("failed-late", "the channel said only later that the reply did not arrive"),
    PUT_BACK("put-back", "it was put back from the dead letters"),
    NO_DRAFT("no-draft", "no draft came, however often it was asked for"),
    UNLOCKED("unlocked", "a command gave the turn up"),
    SIMILAR_QUESTION("similar-question", "the same question was answered a moment ago"),
    REPEATS_LAST_REPLY("repeats-last-reply", "the draft repeated the last reply"),
    DUPLICATE_REPLY("duplicate-reply", "the draft said the same as a recent reply"),
    DUPLICATE_REPLY_BY_EMBEDDING(
            "duplicate-reply-by-embedding", "the draft meant the same as a recent reply"),
    REPLY_WINDOW_OVER("reply-window-over", "the channel no longer allows a reply"),
    STALE("stale", "it was too old when it was read"),
    STALE_HANDED_OFF(
            "stale-handed-off", "it was too old when it was read, and is left to a person"),
    LOOP_QUICK_REPLIES("loop-quick-replies", "two bots seemed to answer each other"),
    LOOP_SAME_QUESTION("loop-same-question", "the same question came again and again"),
    LOOP_REPEATED_REPLY("loop-repeated-reply", "the same reply was made again and again"),
    LOOP_REPLIES_PER_HOUR("loop-replies-per-hour", "there were too many replies in an hour"),
    EXIT("exit", "the conversation was brought to its end"),
    STOP_KEYWORD("stop-keyword", "the contact asked for no more replies"),
    STOP_COMMAND("stop-command", "a command stopped the conversation"),
    PAUSE_COMMAND("pause-command", "a command paused the conversation"),
    PERSON_TOOK_OVER("person-took-over", "a person wrote from the business side"),
    PERSON_WROTE("person-wrote", "a person wrote it from the business side"),
    AUTOMATIC_ECHO("automatic-echo", "it is an automatic message of the business side"),
    OWN_ECHO("own-echo", "it is Caesura’s own reply, echoed by the channel"),
    IGNORED_CONTACT("ignored-contact", "this contact is never answered"),
    NOT_ADDRESSED("not-addressed", "it was written in a group, but not to the business side"),
    BOT_SENDER("bot-sender", "a bot wrote it"),
    SENDER_LIMIT("sender-limit", "this member of the group had too many replies in an hour"),
    FORGOTTEN("forgotten", "a command erased the conversation"),
    MOVED("moved", "the contact continues under another id"),
    TOO_LARGE("too-large", "it was larger than a record may be"),
    UNREADABLE("unreadable", "it could not be read"),
    UNMAPPED("unmapped", "the mapping of the team’s own topic failed to make a message of it"),
    MISPLACED("misplaced", "it was in a different partition from its conversation"),
    QUARANTINED("quarantined", "processing it failed again and again"),
    CONVERSATION_SET_ASIDE("conversation-set-aside", "its conversation could not go on");

    private static final Map<String, Reason> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Reason::code, Function.identity()));

    private final String code;
    private final String words;
    private final String observedMetric;

    Reason(String code, String words) {
        this.code = code;
        this.words = words;
        this.observedMetric = "observed-" + code;
    }

    /** The short code in the log, such as {@code similar-question}. */
    public String code() {
        return code;
    }

    /** Its meaning, as the end of a sentence. */
    public String words() {
        return words;
    }

    /** The name under which it is counted. */
    public String metric() {
        return code;
    }

    /** The name under which it is counted if the rule is only observed. */
    public String observedMetric() {
        return observedMetric;
    }

    /** Whether it corrects an earlier outcome. */
    public boolean corrects() {
        return this == SENT_LATE || this == FAILED_LATE;
    }

    /** The reason with this code; empty if a later version wrote it. */
    public static Optional<Reason> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    @Override
    public String toString() {
        return code;
    }
}
