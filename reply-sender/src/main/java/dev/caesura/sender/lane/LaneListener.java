package dev.caesura.sender.lane;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Connects the lanes to spring-kafka's container.
 *
 * <p>An acknowledgement from a lane's thread only queues its record; the container commits it on
 * the consumer's thread, before the next poll. On revocation the container calls here first and
 * then commits the queued records, so that drained records are not read twice.
 */
final class LaneListener
        implements AcknowledgingMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private final Lanes lanes;

    LaneListener(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public void onMessage(
            ConsumerRecord<byte[], byte[]> record, @Nullable Acknowledgment acknowledgment) {
        if (acknowledgment == null) {
            throw new IllegalStateException("The container must be set to manual acknowledgement");
        }
        lanes.accept(record, acknowledgment::acknowledge);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lanes.revoke(partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lanes.revoked();
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        lanes.lose(partitions);
    }
}
