package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.HeldBytes;
import dev.caesura.processor.conversation.live.LiveConversation;
import dev.caesura.processor.conversation.live.LiveConversations;
import dev.caesura.processor.conversation.observe.ProcessorObserver;
import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.store.Stores;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.similarity.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the conversation node, with its stores. */
public final class ConversationProcessorSupplier
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    private final TaskParts parts;

    /**
     * A node for these topics.
     *
     * @param check looks at the settings of each task, before it reads anything
     */
    public ConversationProcessorSupplier(
            Topics topics,
            Policies policies,
            Similarity similarity,
            FencedLog log,
            ProcessorObserver observer,
            Consumer<Map<String, Object>> check) {
        this.parts =
                new TaskParts(
                        topics,
                        policies,
                        similarity,
                        log,
                        observer,
                        check,
                        HeldBytes.ofHeap(),
                        new ConcurrentHashMap<>());
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new ConversationProcessor(parts);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Stores.all();
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
