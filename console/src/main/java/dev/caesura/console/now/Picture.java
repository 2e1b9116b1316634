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
 * The state at one moment.
 *
 * @param at the moment
 * @param messagesPerSecond the rate of messages
 * @param hour the number of records of each kind in the last hour
 * @param waiting conversations with an open burst or a turn in flight
 * @param moreWaiting whether there are more of them than these
 * @param waitingProblem the reason why these are not known; null if they are
 * @param services the services' states
 * @param logProblem the reason why the log can't be read; null if it can
 * @param deadLetterChanges the number of times that dead letters were added or replayed since the
 *     start
 * @param changed conversations with new records since the last picture
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

    /** The findings that need attention, the worst first. */
    @JsonProperty
    public List<Attention.Finding> attention() {
        return Attention.of(this);
    }

    /**
     * A conversation that is not at rest.
     *
     * @param view the processor's view
     * @param askedAt the time of its last request; null if that was more than an hour ago
     */
    public record Waiting(ConversationView view, @Nullable Instant askedAt) {}
}
