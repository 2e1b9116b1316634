package dev.caesura.console.now;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.caesura.console.services.ServiceState;
import dev.caesura.processor.query.ConversationView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens at one moment.
 *
 * @param at the moment
 * @param messagesPerSecond how many messages arrive
 * @param hour how many records of each kind there were in the last hour
 * @param waiting conversations with an open burst or a turn in flight
 * @param moreWaiting whether there are more of them than these
 * @param waitingProblem why these are not known; null if they are
 * @param services how the services are
 * @param logProblem why the log can't be read; null if it can
 * @param deadLetterChanges how often dead letters were added or put back since the start
 * @param changed conversations in which something was written since the last picture
 */
public record Picture(
        Instant at,
        double messagesPerSecond,
        Map<String, Integer> hour,
        List<Waiting> waiting,
        boolean moreWaiting,
        @Nullable String waitingProblem,
        List<ServiceState> services,
        @Nullable String logProblem,
        long deadLetterChanges,
        Set<String> changed) {

    /** What somebody should look at, the worst first. */
    @JsonProperty
    public List<Attention.Finding> attention() {
        return Attention.of(this);
    }

    /**
     * A conversation that is not at rest.
     *
     * @param view what the processor knows
     * @param askedAt when its last request was written; null if that was more than an hour ago
     */
    public record Waiting(ConversationView view, @Nullable Instant askedAt) {}
}
