package dev.caesura.processor.tune;

import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Runs all candidates over the messages, in the order of each partition. A conversation is held
 * until it has been idle for so long that no candidate's burst can still be open, and hardly any
 * channel would redeliver its messages.
 */
public final class GapTrials {

    private static final Duration REDELIVERED_WITHIN = Duration.ofHours(1);

    private final Function<String, List<Candidate>> candidates;
    private final long answerMillis;
    private final Map<String, List<Tally>> channels = new TreeMap<>();
    private final Map<Integer, LinkedHashMap<String, ConversationTrial>> partitions =
            new HashMap<>();
    private long idleMillis = REDELIVERED_WITHIN.toMillis();

    /**
     * Trials of a channel's candidates.
     *
     * @param candidates of a channel, the present rules first
     * @param answerTime the time from a burst's end until the reply is there
     */
    public GapTrials(Function<String, List<Candidate>> candidates, Duration answerTime) {
        this.candidates = candidates;
        this.answerMillis = answerTime.toMillis();
    }

    /** Takes a record of {@code messages}; only contacts' messages count. */
    public void add(LogEntry entry) {
        if (entry.event() instanceof InboundMessage message
                && message.direction() == Direction.INBOUND) {
            var record = entry.record();
            var conversations =
                    partitions.computeIfAbsent(record.partition(), p -> new LinkedHashMap<>());
            endIdle(conversations, record.timestamp());
            // Taken out and put in again: the longest idle come first.
            ConversationTrial trial = conversations.remove(message.conversationId());
            if (trial == null) {
                trial = new ConversationTrial(states(message.channel()));
            }
            conversations.put(message.conversationId(), trial);
            trial.arrive(
                    message.messageId(),
                    record.timestamp(),
                    record.offset(),
                    record.serializedValueSize());
        }
    }

    /** The results by channel, in the candidates' order; to be called once, at the end. */
    public Map<String, List<TrialResult>> end() {
        partitions
                .values()
                .forEach(conversations -> conversations.values().forEach(ConversationTrial::end));
        partitions.clear();
        Map<String, List<TrialResult>> results = new TreeMap<>();
        channels.forEach(
                (channel, tallies) ->
                        results.put(channel, tallies.stream().map(Tally::result).toList()));
        return results;
    }

    private void endIdle(Map<String, ConversationTrial> conversations, long now) {
        Iterator<ConversationTrial> eldest = conversations.values().iterator();
        while (eldest.hasNext()) {
            ConversationTrial trial = eldest.next();
            if (trial.lastAt() + idleMillis >= now) {
                return;
            }
            trial.end();
            eldest.remove();
        }
    }

    private List<CandidateState> states(String channel) {
        return channels.computeIfAbsent(channel, this::tallies).stream()
                .map(tally -> new CandidateState(tally, answerMillis))
                .toList();
    }

    private List<Tally> tallies(String channel) {
        List<Candidate> tried = candidates.apply(channel);
        for (Candidate candidate : tried) {
            idleMillis = Math.max(idleMillis, candidate.maxWait().toMillis() + answerMillis);
        }
        return tried.stream().map(Tally::new).toList();
    }
}
