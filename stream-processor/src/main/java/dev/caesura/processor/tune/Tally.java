package dev.caesura.processor.tune;

import dev.caesura.processor.domain.burst.Closing;

/** The effect that a candidate would have had on one channel. */
final class Tally {

    private final Candidate candidate;
    private final Waits fromFirst = new Waits();
    private final Waits fromLast = new Waits();
    private long messages;
    private long bursts;
    private long split;
    private long merged;
    private long interrupted;

    Tally(Candidate candidate) {
        this.candidate = candidate;
    }

    Candidate candidate() {
        return candidate;
    }

    void message() {
        messages++;
    }

    /** A burst ended. */
    void closed(Closing closing) {
        bursts++;
        fromFirst.add(closing.closedAt() - closing.burst().bounds().firstAt());
        fromLast.add(closing.closedAt() - closing.burst().bounds().lastAt());
    }

    /** A message began a burst here, and continued one under the present gap. */
    void split() {
        split++;
    }

    /** A message continued a burst here, and began one under the present gap. */
    void merged() {
        merged++;
    }

    /** A message came while the burst before it was being answered. */
    void interrupted() {
        interrupted++;
    }

    TrialResult result() {
        return new TrialResult(
                candidate.gap(),
                candidate.maxWait(),
                messages,
                bursts,
                split,
                merged,
                interrupted,
                messages - bursts,
                fromLast.percentile(0.5),
                fromFirst.percentile(0.5),
                fromFirst.percentile(0.95));
    }
}
