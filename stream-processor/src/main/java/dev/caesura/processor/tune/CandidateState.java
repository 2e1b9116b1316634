package dev.caesura.processor.tune;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Closing;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBursts;
import dev.caesura.processor.domain.burst.Said;
import java.util.Map;

/** One conversation under one candidate: the processor's own state machine, and its results. */
final class CandidateState {

    private static final byte[] NO_JSON = {};

    private final BurstRules rules;
    private final Tally tally;
    private final long answerMillis;
    private OpenBursts open = OpenBursts.NONE;
    private long closedAt = Long.MIN_VALUE;

    CandidateState(Tally tally, long answerMillis) {
        this.rules = tally.candidate().rules();
        this.tally = tally;
        this.answerMillis = answerMillis;
    }

    /** Takes a message; returns whether it begins a burst. */
    boolean arrive(long at, long offset, int bytes) {
        take(open.closeDue(at, rules));
        boolean begins = open.isEmpty();
        if (begins && closedAt != Long.MIN_VALUE && at - closedAt <= answerMillis) {
            tally.interrupted();
        }
        tally.message();
        take(open.arrive(message(at, offset, bytes), rules));
        return begins;
    }

    private static Message message(long at, long offset, int bytes) {
        return new Message("", at, offset, NO_JSON, bytes, Said.NOTHING, null, Map.of());
    }

    /** No more messages come. */
    void end() {
        take(open.closeDue(Long.MAX_VALUE, rules));
    }

    Tally tally() {
        return tally;
    }

    private void take(OpenBursts.Step step) {
        open = step.open();
        for (Closing closing : step.closed()) {
            tally.closed(closing);
            closedAt = closing.closedAt();
        }
    }
}
