package dev.caesura.processor.topology;

import dev.caesura.processor.conversation.observe.ProcessorObserver;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record's arrival: the broker's time where the topic has it.
 *
 * <p>On a topic with producers' times, one record from the far future would move everything after
 * it into the past; it is taken to have arrived now. A time before 1970 is taken as 1970, since
 * Kafka Streams drops negative times.
 */
final class ArrivalTime implements TimestampExtractor {

    private static final Logger log = LoggerFactory.getLogger(ArrivalTime.class);

    /**
     * The default limit of brokers on how far producers' clocks may be ahead
     * (log.message.timestamp.after.max.ms).
     */
    private static final long AHEAD = Duration.ofHours(1).toMillis();

    private final ProcessorObserver observer;
    private final InstantSource clock;

    ArrivalTime(ProcessorObserver observer, InstantSource clock) {
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        long at = record.timestamp();
        if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
            return at;
        }
        long now = clock.millis();
        if (at > now + AHEAD) {
            log.warn(
                    "{}-{}@{} is dated {} ms in the future; taken as arriving now",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    at - now);
            observer.clamped();
            return Math.max(partitionTime, now);
        }
        if (at < 0) {
            observer.clamped();
            return 0;
        }
        return at;
    }
}
