package dev.caesura.processor.conversation.observe;

import dev.caesura.processor.domain.conversation.ConversationMetric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Counts events, by name, as Kafka Streams metrics of the group {@code stream-caesura-metrics}:
 * each has a rate and a total, and reaches Prometheus with Kafka's own.
 */
public final class Sensors {

    /**
     * An alert can see a count rise only if it was there before; other counts appear with their
     * first event.
     */
    private static final Set<ConversationMetric> FROM_THE_START =
            EnumSet.of(
                    ConversationMetric.REQUEST,
                    ConversationMetric.DUPLICATE,
                    ConversationMetric.TURN_ANSWERED,
                    ConversationMetric.TURN_FAILED,
                    ConversationMetric.TURN_SUPPRESSED,
                    ConversationMetric.TURN_ASKED_AGAIN,
                    ConversationMetric.BURST_SKIPPED,
                    ConversationMetric.DUPLICATE_DELIVERY,
                    ConversationMetric.CONVERSATION_SET_ASIDE,
                    ConversationMetric.TURN_POSTPONED,
                    ConversationMetric.UNMAPPED,
                    ConversationMetric.MISPLACED,
                    ConversationMetric.QUARANTINED,
                    ConversationMetric.TOO_LARGE,
                    ConversationMetric.TURN_SILENT,
                    ConversationMetric.UNREADABLE);

    private final StreamsMetrics metrics;
    private final String task;
    private final Map<ConversationMetric, Sensor> sensors = new EnumMap<>(ConversationMetric.class);

    public Sensors(StreamsMetrics metrics, String task) {
        this.metrics = metrics;
        this.task = task;
        FROM_THE_START.forEach(this::sensor);
    }

    /** Counts one more of these. */
    public void add(ConversationMetric what) {
        Sensor sensor = sensors.get(what);
        (sensor == null ? sensor(what) : sensor).record(1);
    }

    private Sensor sensor(ConversationMetric what) {
        Sensor sensor =
                metrics.addRateTotalSensor(
                        "caesura", task, what.code(), Sensor.RecordingLevel.INFO);
        sensors.put(what, sensor);
        return sensor;
    }

    public void close() {
        sensors.values().forEach(metrics::removeSensor);
    }
}
