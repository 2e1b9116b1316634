package dev.caesura.cli.tune;

import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs all candidates over the messages, in the order of each partition. A conversation is held
 * until it has been idle for so long that no candidate's burst can still be open, and that hardly
 * any channel delivers its messages again.
 */
public final class GapTrials {

    private static final Duration REDELIVERED_WITHIN = Duration.ofHours(1);

    private final List<Candidate> candidates;
    private final long answerMillis;
    private final long idleMillis;
    private final Map<String, List<Tally>> channels = new TreeMap<>();
    private final Map<Integer, LinkedHashMap<String, ConversationTrial>> partitions =
            new HashMap<>();

    /**
     * Trials of these candidates.
     *
     * @param candidates the present rules first
     * @param answerTime how long it takes from a burst's end until the reply is there
     */
    public GapTrials(List<Candidate> candidates, Duration answerTime) {
        this.candidates = List.copyOf(candidates);
        this.answerMillis = answerTime.toMillis();
        long longest =
                candidates.stream().mapToLong(c -> c.maxWait().toMillis()).max().orElseThrow();
        this.idleMillis = Math.max(longest + answerMillis, REDELIVERED_WITHIN.toMillis());
    }

    /** Takes a record of {@code messages}; what contacts sent counts. */
    public void add(LogEntry entry) {
        if (entry.event() instanceof InboundMessage message
                && message.direction() == Direction.INBOUND) {
            var record = entry.record();
            var conversations =
                    partitions.computeIfAbsent(record.partition(), p -> new LinkedHashMap<>());
            endIdle(conversations, record.timestamp());
            // Taken out and put in again: the longest idle are first.
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
        List<Tally> tallies =
                channels.computeIfAbsent(
                        channel, name -> candidates.stream().map(Tally::new).toList());
        List<CandidateState> states = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            states.add(new CandidateState(candidates.get(i), tallies.get(i), answerMillis));
        }
        return states;
    }
}
