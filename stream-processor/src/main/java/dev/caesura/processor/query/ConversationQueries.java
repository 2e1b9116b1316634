package dev.caesura.processor.query;

import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.turn.Memory;
import dev.caesura.processor.domain.turn.Standing;
import dev.caesura.processor.domain.turn.Turn;
import dev.caesura.processor.processor.HistoryLines;
import dev.caesura.processor.store.ActiveRecord;
import dev.caesura.processor.store.Memories;
import dev.caesura.processor.store.MessageHistory;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Asks the stores of this instance.
 *
 * <p>All methods throw {@link org.apache.kafka.streams.errors.InvalidStateStoreException} while
 * partitions move.
 */
public final class ConversationQueries {

    private static final int HISTORY = 50;

    private final KafkaStreams streams;
    private final Policies policies;

    public ConversationQueries(KafkaStreams streams, Policies policies) {
        this.streams = streams;
        this.policies = policies;
    }

    /** Which instance has the conversation; empty while that is not known. */
    public Optional<HostInfo> owner(String conversationId) {
        var metadata =
                streams.queryMetadataForKey(
                        StoreNames.ACTIVE, conversationId, new StringSerializer());
        return metadata == null || metadata.activeHost().equals(HostInfo.unavailable())
                ? Optional.empty()
                : Optional.of(metadata.activeHost());
    }

    /** All instances that say where they are. */
    public List<HostInfo> instances() {
        return streams.metadataForAllStreamsClients().stream()
                .map(client -> client.hostInfo())
                .filter(host -> !host.equals(HostInfo.unavailable()))
                .toList();
    }

    /** A conversation of this instance; empty if nothing is known of it here. */
    public Optional<ConversationView> find(String conversationId) {
        byte[] active = active().get(conversationId);
        byte[] memory = memory().get(conversationId);
        MessageHistory messages = messages();
        List<HistoryEntry> history =
                messages.last(conversationId, HISTORY).stream().map(HistoryLines::entry).toList();
        if (active == null && memory == null && history.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(view(conversationId, active, Memories.read(memory), history));
    }

    /**
     * Conversations of this instance that wait for something.
     *
     * @param most how many at most
     */
    public List<ConversationView> waiting(int most) {
        List<ConversationView> found = new ArrayList<>();
        ReadOnlyKeyValueStore<String, byte[]> memory = memory();
        try (KeyValueIterator<String, byte[]> all = active().all()) {
            while (all.hasNext() && found.size() < most) {
                KeyValue<String, byte[]> entry = all.next();
                Memory remembered = Memories.read(memory.get(entry.key));
                found.add(view(entry.key, entry.value, remembered, List.of()));
            }
        }
        return found;
    }

    private ConversationView view(
            String id, byte @Nullable [] active, Memory memory, List<HistoryEntry> history) {
        ActiveRecord waiting = active == null ? ActiveRecord.EMPTY : ActiveRecord.fromBytes(active);
        Standing standing = memory.standing();
        Turn turn = waiting.inFlight().turn();
        return new ConversationView(
                id,
                standing.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                standing.reason().isEmpty() ? null : standing.reason(),
                standing instanceof Standing.Paused paused
                        ? Instant.ofEpochMilli(paused.until())
                        : null,
                bursts(id, waiting),
                turn == null ? null : view(turn),
                waiting.inFlight().waiting().stream().map(burst -> burst.requestId()).toList(),
                memory.replies(),
                memory.exchanges().stream()
                        .map(
                                one ->
                                        new ConversationView.Answer(
                                                one.question(),
                                                one.reply(),
                                                Instant.ofEpochMilli(one.at())))
                        .toList(),
                history);
    }

    private List<ConversationView.OpenBurst> bursts(String id, ActiveRecord waiting) {
        BurstRules rules = policies.of(id).burst();
        MessageHistory messages = messages();
        return waiting.beginnings().stream()
                .map(one -> messages.grow(id, one.firstAt(), one.minOffset(), rules.gap()))
                .map(burst -> view(burst, rules))
                .toList();
    }

    private static ConversationView.OpenBurst view(Burst burst, BurstRules rules) {
        return new ConversationView.OpenBurst(
                Instant.ofEpochMilli(burst.firstAt()),
                Instant.ofEpochMilli(burst.lastAt()),
                burst.count(),
                Instant.ofEpochMilli(burst.deadline(rules)));
    }

    private static ConversationView.TurnView view(Turn turn) {
        return new ConversationView.TurnView(
                turn.asked().requestId(),
                turn.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                turn.attempt(),
                Instant.ofEpochMilli(turn.limitAt()));
    }

    private ReadOnlyKeyValueStore<String, byte[]> active() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                        StoreNames.ACTIVE, QueryableStoreTypes.keyValueStore()));
    }

    private ReadOnlyKeyValueStore<String, byte[]> memory() {
        return streams.store(
                StoreQueryParameters.fromNameAndType(
                        StoreNames.MEMORY, QueryableStoreTypes.keyValueStore()));
    }

    private MessageHistory messages() {
        return new MessageHistory(
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                StoreNames.MESSAGES, QueryableStoreTypes.windowStore())));
    }
}
