package dev.caesura.schemas.answers;

import java.util.Comparator;
import java.util.List;

/**
 * The contacts' experience in a period of time.
 *
 * @param all the replies that were sent, in order of time
 * @param calls how often a model or bot was asked
 * @param inVain how many of these calls were void before their answer could be sent
 */
public record Answers(List<Answer> all, long calls, long inVain) {

    public Answers {
        all = all.stream().sorted(Comparator.comparingLong(Answer::sentAt)).toList();
    }

    /**
     * The figures for a table.
     *
     * @param answers the replies that were sent
     * @param waitSeconds median of the time from the last message to its answer
     * @param longWaitSeconds the same at the 95th percentile
     * @param overtaken answers that were sent although a newer message was in the log
     * @param whileWriting answers that came while the contact was writing, including overtaken ones
     * @param calls how often a model or bot was asked
     * @param inVain how many of these calls were void before their answer could be sent
     */
    public record Summary(
            int answers,
            double waitSeconds,
            double longWaitSeconds,
            long overtaken,
            long whileWriting,
            long calls,
            long inVain) {

        /** The share of calls that were in vain, 0 to 1. */
        public double vainShare() {
            return calls == 0 ? 0 : (double) inVain / calls;
        }

        /** The share of answers that came while the contact was writing, 0 to 1. */
        public double whileWritingShare() {
            return answers == 0 ? 0 : (double) whileWriting / answers;
        }
    }

    /** The figures for a table. */
    public Summary summary() {
        return new Summary(
                all.size(),
                waitSeconds(0.5),
                waitSeconds(0.95),
                all.stream().filter(Answer::overtaken).count(),
                all.stream().filter(Answer::whileWriting).count(),
                calls,
                inVain);
    }

    /** The wait that this share of the answers does not exceed, in seconds; 0 without any. */
    public double waitSeconds(double share) {
        long[] waits = all.stream().mapToLong(Answer::waited).sorted().toArray();
        int rank = (int) Math.ceil(share * waits.length);
        return rank == 0 ? 0 : waits[rank - 1] / 1000.0;
    }
}
