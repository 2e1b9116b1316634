package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.conversation.Finding;
import dev.caesura.processor.domain.conversation.Turn;
import dev.caesura.schemas.event.Reason;
import org.jspecify.annotations.Nullable;

/** The form in which turns are stored: a code for each kind, and its fields. */
final class TurnForm {

    private static final int NONE = 0;
    private static final int HELD = 1;
    private static final int GENERATING = 2;
    private static final int POSTPONED = 3;
    private static final int DELIVERING = 4;
    private static final int RECALLED = 5;
    private static final int DELIVERING_RECALLED = 6;

    private TurnForm() {}

    static void write(StateWriter to, @Nullable Turn turn) {
        if (turn == null) {
            to.raw(NONE);
        } else if (turn instanceof Turn.Held held) {
            head(to, HELD, held);
        } else if (turn instanceof Turn.Generating generating) {
            head(to, GENERATING, generating);
            to.number(generating.tries()).number(generating.outages()).number(generating.askedAt());
            finding(to, generating.observed());
        } else if (turn instanceof Turn.Postponed postponed) {
            head(to, POSTPONED, postponed);
            to.number(postponed.tries()).number(postponed.outages());
            finding(to, postponed.observed());
        } else if (turn instanceof Turn.Delivering delivering) {
            head(to, delivering.recalled() ? DELIVERING_RECALLED : DELIVERING, delivering);
            to.text(delivering.replyId())
                    .number(delivering.approvedAt())
                    .flag(delivering.attempted())
                    .flag(delivering.exit());
            finding(to, delivering.observed());
        } else if (turn instanceof Turn.Recalled recalled) {
            head(to, RECALLED, recalled);
            to.text(recalled.replyId()).number(recalled.approvedAt());
            finding(to, recalled.observed());
        } else {
            throw new IllegalArgumentException("A turn that can't be stored: " + turn.getClass());
        }
    }

    private static void head(StateWriter to, int code, Turn turn) {
        to.raw(code);
        BurstForm.write(to, turn.asked());
        to.number(turn.attempt()).number(turn.limitAt());
    }

    static @Nullable Turn read(StateReader from) {
        int code = from.raw();
        if (code == NONE) {
            return null;
        }
        AskedBurst asked = BurstForm.read(from);
        int attempt = from.integer();
        long limitAt = from.number();
        return switch (code) {
            case HELD -> new Turn.Held(asked, attempt, limitAt);
            case GENERATING ->
                    new Turn.Generating(
                            asked,
                            attempt,
                            from.integer(),
                            from.integer(),
                            from.number(),
                            limitAt,
                            finding(from));
            case POSTPONED ->
                    new Turn.Postponed(
                            asked, attempt, from.integer(), from.integer(), limitAt, finding(from));
            case DELIVERING, DELIVERING_RECALLED ->
                    new Turn.Delivering(
                            asked,
                            attempt,
                            limitAt,
                            from.text(),
                            from.number(),
                            from.flag(),
                            from.flag(),
                            code == DELIVERING_RECALLED,
                            finding(from));
            case RECALLED ->
                    new Turn.Recalled(
                            asked, attempt, limitAt, from.text(), from.number(), finding(from));
            default ->
                    throw new NewerStateException(
                            StoreNames.CONVERSATIONS, "a turn of kind " + code, "kinds 0 to 6");
        };
    }

    private static void finding(StateWriter to, @Nullable Finding finding) {
        to.flag(finding != null);
        if (finding != null) {
            to.text(finding.reason().code()).real(finding.score());
        }
    }

    private static @Nullable Finding finding(StateReader from) {
        return from.flag() ? new Finding(reason(from), from.real()) : null;
    }

    /** The reason with the code that was stored. */
    static Reason reason(StateReader from) {
        String code = from.text();
        return Reason.of(code)
                .orElseThrow(
                        () ->
                                new NewerStateException(
                                        StoreNames.CONVERSATIONS, "the reason " + code, "others"));
    }
}
