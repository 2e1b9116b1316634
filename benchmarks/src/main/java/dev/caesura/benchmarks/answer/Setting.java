package dev.caesura.benchmarks.answer;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.testkit.TestFences;
import java.time.Duration;
import org.apache.kafka.streams.Topology;

/**
 * One setting to run.
 *
 * @param gap the gap in seconds
 * @param drafting early drafts, where they are switched on
 * @param with the features that are switched on
 */
record Setting(int gap, Drafting drafting, With with) {

    /** More than any conversation gets: the log is not to be stopped as a loop. */
    private static final int NO_LIMIT = 1_000_000;

    /** The features that are switched on. */
    enum With {
        NOTHING("nothing"),
        EARLY("early drafts"),
        SUPERSEDE("supersede"),
        BOTH("both"),
        DYNAMIC("dynamic gap");

        private final String words;

        With(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private boolean drafts() {
            return this == EARLY || this == BOTH;
        }

        private TurnRules.InFlight inFlight() {
            return this == SUPERSEDE || this == BOTH
                    ? TurnRules.InFlight.SUPERSEDE
                    : TurnRules.InFlight.QUEUE;
        }
    }

    /**
     * The topology under it. Only times differ: nothing counts as a repetition or a loop, and
     * requests carry no history, which nobody reads here.
     */
    Topology topology(TestFences fences) {
        return ConversationTopology.builder()
                .policy(policy())
                .inMemory()
                .fencedBy(FencedLog.of(fences::write, fences::read))
                .build();
    }

    Policy policy() {
        Policy usual = Policy.defaults();
        return usual.toBuilder()
                .burst(usual.burst().withGap(Duration.ofSeconds(gap).toMillis(), 0))
                .dynamicGap(usual.dynamicGap().on(with == With.DYNAMIC))
                .drafting(with.drafts() ? drafting : Drafting.OFF)
                .turns(usual.turns().withInFlight(with.inFlight()).withHistorySent(0))
                .repetition(
                        usual.repetition()
                                .withQuestions(Repetition.Check.OFF)
                                .withReplies(Repetition.Check.OFF))
                .loops(new LoopLimits(Duration.ofMillis(1), NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT))
                .build();
    }
}
