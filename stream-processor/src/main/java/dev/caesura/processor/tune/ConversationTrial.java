package dev.caesura.processor.tune;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One conversation under all candidates; the first one is the present gap. */
final class ConversationTrial {

    private static final int IDS_KEPT = 100;

    private final List<CandidateState> states;
    private final Set<String> recentIds = new LinkedHashSet<>();
    private long lastAt;

    ConversationTrial(List<CandidateState> states) {
        this.states = states;
    }

    void arrive(String messageId, long at, long offset, int bytes) {
        lastAt = at;
        if (isRepeated(messageId)) {
            return;
        }
        boolean begins = states.get(0).arrive(at, offset, bytes);
        for (CandidateState state : states.subList(1, states.size())) {
            boolean beginsHere = state.arrive(at, offset, bytes);
            if (beginsHere && !begins) {
                state.tally().split();
            } else if (begins && !beginsHere) {
                state.tally().merged();
            }
        }
    }

    long lastAt() {
        return lastAt;
    }

    void end() {
        states.forEach(CandidateState::end);
    }

    private boolean isRepeated(String messageId) {
        if (!recentIds.add(messageId)) {
            return true;
        }
        if (recentIds.size() > IDS_KEPT) {
            recentIds.remove(recentIds.iterator().next());
        }
        return false;
    }
}
