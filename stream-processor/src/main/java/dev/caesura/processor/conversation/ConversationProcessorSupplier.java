package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.HeldBytes;
import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.live.LiveConversations;
import dev.caesura.processor.conversation.observe.ProcessorObserver;
import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.processor.mapping.UnmappedException;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.similarity.Similarity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Makes the conversation node, with its stores. */
public final class ConversationProcessorSupplier
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    private final TaskParts parts;
    private final Set<StoreBuilder<?>> stores;

    /**
     * A supplier of the node for these topics, which keeps its state in these stores.
     *
     * @param own a team's topic in place of {@code messages}; null without one
     * @param check checks the settings of each task, before it reads anything
     */
    public ConversationProcessorSupplier(
            Topics topics,
            @Nullable OwnMessages<?, ?> own,
            Policies policies,
            Similarity similarity,
            FencedLog log,
            ProcessorObserver observer,
            long openBytes,
            Set<StoreBuilder<?>> stores,
            Consumer<Map<String, Object>> check) {
        this.stores = Set.copyOf(stores);
        this.parts =
                new TaskParts(
                        topics,
                        own,
                        policies,
                        similarity,
                        log,
                        observer,
                        check,
                        new HeldBytes(openBytes),
                        new ConcurrentHashMap<>());
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new ConversationProcessor(parts);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return stores;
    }

    /**
     * The partition of a conversation, out of this many. One that can't be placed is nowhere:
     * look-ups go where its id would lead, as do the records about it.
     */
    public int partitionOf(String conversationId, int partitions) {
        OwnMessages<?, ?> own = parts.own();
        if (own != null) {
            try {
                return own.partitionOf(conversationId, partitions);
            } catch (UnmappedException e) {
                // Nobody has it; the reader of the records about it there sets them aside.
            }
        }
        return BuiltInPartitioner.partitionForKey(
                conversationId.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** A conversation of this instance that waits for something; from any thread. */
    public Optional<LiveConversation> find(String conversationId) {
        for (LiveConversations partition : parts.partitions().values()) {
            LiveConversation found = partition.find(conversationId);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /**
     * Conversations of this instance that wait for something; from any thread.
     *
     * @param most how many at most
     */
    public List<LiveConversation> waiting(int most) {
        List<LiveConversation> waiting = new ArrayList<>();
        for (LiveConversations partition : parts.partitions().values()) {
            for (LiveConversation conversation : partition.all()) {
                if (waiting.size() == most) {
                    return waiting;
                }
                waiting.add(conversation);
            }
        }
        return waiting;
    }
}
