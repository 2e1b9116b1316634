package dev.caesura.processor.conversation;

import dev.caesura.processor.conversation.live.HeldBytes;
import dev.caesura.processor.conversation.live.LiveConversations;
import dev.caesura.processor.conversation.observe.ProcessorObserver;
import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.similarity.Similarity;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts that the tasks of one topology share.
 *
 * @param topics the topics
 * @param own a team's topic in place of {@code messages}; null without one
 * @param policies the policy of each conversation
 * @param similarity the measure of repetition
 * @param log writes fences, and reads the messages of open bursts again
 * @param observer receives the state of the partitions
 * @param check checks a task's settings before it reads anything
 * @param room for the messages of open bursts
 * @param partitions the conversations in memory, by partition, for interactive queries
 */
record TaskParts(
        Topics topics,
        @Nullable OwnMessages<?, ?> own,
        Policies policies,
        Similarity similarity,
        FencedLog log,
        ProcessorObserver observer,
        Consumer<Map<String, Object>> check,
        HeldBytes room,
        Map<Integer, LiveConversations> partitions) {

    /** This instance owns a partition from now on. */
    void opened(int partition, LiveConversations live) {
        partitions.put(partition, live);
    }

    /** This process no longer owns a partition: nothing of it is kept. */
    void closed(int partition, LiveConversations live) {
        partitions.remove(partition, live);
    }
}
