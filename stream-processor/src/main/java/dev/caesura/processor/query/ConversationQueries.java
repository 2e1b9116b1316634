package dev.caesura.processor.query;

import dev.caesura.processor.conversation.ConversationProcessorSupplier;
import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.burst.Message;
import dev.caesura.processor.domain.burst.OpenBurst;
import dev.caesura.processor.domain.conversation.ConversationState;
import dev.caesura.processor.domain.conversation.ConversationStatus;
import dev.caesura.processor.domain.conversation.Turn;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.store.Conversations;
import dev.caesura.processor.store.History;
import dev.caesura.processor.store.HistoryLines;
import dev.caesura.processor.store.SpilledMessages;
import dev.caesura.processor.store.StoreNames;
import dev.caesura.schemas.event.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;

/**
 * Queries the stores of this instance, and the conversations that it has in memory.
 *
 * <p>All methods throw {@link org.apache.kafka.streams.errors.InvalidStateStoreException} while
 * partitions move.
 */
public final class ConversationQueries {

    private static final int HISTORY = 50;

    private final KafkaStreams streams;
    private final Policies policies;
    private final ConversationProcessorSupplier node;

    /**
     * Queries of an instance.
     *
     * @param node the topology's node, which holds waiting conversations in memory
     */
    public ConversationQueries(
            KafkaStreams streams, Policies policies, ConversationProcessorSupplier node) {
        this.streams = streams;
        this.policies = policies;
        this.node = node;
    }

    /** The instance that has the conversation; empty while that is not known. */
    public Optional<HostInfo> owner(String conversationId) {
        StreamPartitioner<String, Object> partitioner =
                (topic, id, value, partitions) ->
                        Optional.of(Set.of(node.partitionOf(id, partitions)));
        var metadata =
                streams.queryMetadataForKey(StoreNames.CONVERSATIONS, conversationId, partitioner);
        return metadata == null || metadata.activeHost().equals(HostInfo.unavailable())
                ? Optional.empty()
                : Optional.of(metadata.activeHost());
    }

    /** All instances that announce their address. */
    public List<HostInfo> instances() {
        return streams.metadataForAllStreamsClients().stream()
                .map(client -> client.hostInfo())
                .filter(host -> !host.equals(HostInfo.unavailable()))
                .toList();
    }

    /** A conversation of this instance; empty if nothing is known of it here. */
    public Optional<ConversationView> find(String conversationId) {
        // It may leave memory meanwhile: its stored state is complete by then.
        Optional<ConversationState> live =
                node.find(conversationId)
                        .map(LiveConversation::peek)
                        .filter(state -> !state.isIdle());
        byte[] stored = stored(conversationId);
        List<HistoryEntry> history = new ArrayList<>();
        history().last(conversationId, HISTORY).forEach(line -> add(history, line));
        if (live.isEmpty() && stored == null && history.isEmpty()) {
            return Optional.empty();
        }
        ConversationState state = live.orElseGet(() -> Conversations.read(stored));
        openLines(conversationId, state).forEach(line -> add(history, line));
        return Optional.of(view(conversationId, state, history));
    }

    private static void add(List<HistoryEntry> history, History.Line line) {
        history.add(HistoryLines.entry(line));
    }

    /** The messages of open bursts, which are not written down yet. */
    private List<History.Line> openLines(String conversationId, ConversationState state) {
        List<History.Line> lines = new ArrayList<>();
        for (OpenBurst burst : state.open().bursts()) {
            for (Message message : burst.messages()) {
                byte[] json = message.isHeld() ? message.json() : spilled(conversationId, message);
                if (json != null) {
                    lines.add(
                            new History.Line(
                                    message.at(),
                                    message.offset(),
                                    History.Kind.MESSAGE,
                                    message.id(),
                                    json));
                }
            }
        }
        return lines;
    }

    private byte @Nullable [] spilled(String conversationId, Message message) {
        return bytes(StoreNames.SPILLED, SpilledMessages.key(conversationId, message));
    }

    private byte @Nullable [] stored(String conversationId) {
        return bytes(StoreNames.CONVERSATIONS, conversationId);
    }

    private byte @Nullable [] bytes(String store, String key) {
        return streams.store(
                        StoreQueryParameters.fromNameAndType(
                                store, QueryableStoreTypes.<String, byte[]>keyValueStore()))
                .get(key);
    }

    /**
     * Conversations of this instance that wait for something.
     *
     * @param most how many at most
     */
    public List<ConversationView> waiting(int most) {
        List<ConversationView> views = new ArrayList<>();
        for (LiveConversation one : node.waiting(most)) {
            ConversationState state = one.peek();
            if (!state.isIdle()) { // It may have left memory meanwhile.
                views.add(view(one.id(), state, List.of()));
            }
        }
        return views;
    }

    private ConversationView view(String id, ConversationState state, List<HistoryEntry> history) {
        ConversationStatus status = state.memory().status();
        Turn turn = state.turn();
        return new ConversationView(
                id,
                status.code(),
                status.reason() == null ? null : status.reason().code(),
                status instanceof ConversationStatus.Paused paused
                        ? Instant.ofEpochMilli(paused.until())
                        : null,
                bursts(id, state),
                turn == null ? null : view(turn),
                state.waiting().stream().map(burst -> burst.requestId()).toList(),
                state.memory().replies(),
                state.memory().exchanges().stream()
                        .map(
                                one ->
                                        new ConversationView.Answer(
                                                one.question(),
                                                one.reply(),
                                                Instant.ofEpochMilli(one.at())))
                        .toList(),
                history);
    }

    private List<ConversationView.OpenBurst> bursts(String id, ConversationState state) {
        BurstRules rules = policies.of(id).burst();
        return state.open().bursts().stream().map(burst -> view(burst, rules)).toList();
    }

    private static ConversationView.OpenBurst view(OpenBurst burst, BurstRules rules) {
        return new ConversationView.OpenBurst(
                Instant.ofEpochMilli(burst.bounds().firstAt()),
                Instant.ofEpochMilli(burst.bounds().lastAt()),
                burst.bounds().count(),
                Instant.ofEpochMilli(burst.deadline(rules)));
    }

    private static ConversationView.TurnView view(Turn turn) {
        return new ConversationView.TurnView(
                turn.asked().requestId(),
                code(turn),
                turn.attempt(),
                Instant.ofEpochMilli(turn.limitAt()));
    }

    private static String code(Turn turn) {
        if (turn instanceof Turn.Held) {
            return "held";
        }
        if (turn instanceof Turn.Generating) {
            return "generating";
        }
        if (turn instanceof Turn.Postponed) {
            return "postponed";
        }
        return turn instanceof Turn.Recalled ? "recalled" : "delivering";
    }

    private History history() {
        return new History(
                streams.store(
                        StoreQueryParameters.fromNameAndType(
                                StoreNames.HISTORY, QueryableStoreTypes.windowStore())));
    }
}
