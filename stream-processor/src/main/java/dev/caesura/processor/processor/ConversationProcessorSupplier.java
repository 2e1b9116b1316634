package dev.caesura.processor.processor;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.store.Stores;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.similarity.Similarity;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the conversation node, with its stores. */
public final class ConversationProcessorSupplier
        implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

    private final Topics topics;
    private final Policies policies;
    private final Similarity similarity;
    private final FenceWriter fences;
    private final ProcessorObserver observer;
    private final HeldBytes room = HeldBytes.ofHeap();

    public ConversationProcessorSupplier(
            Topics topics,
            Policies policies,
            Similarity similarity,
            FenceWriter fences,
            ProcessorObserver observer) {
        this.topics = topics;
        this.policies = policies;
        this.similarity = similarity;
        this.fences = fences;
        this.observer = observer;
    }

    @Override
    public Processor<byte[], byte[], byte[], byte[]> get() {
        return new ConversationProcessor(topics, policies, similarity, fences, observer, room);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Stores.all();
    }
}
