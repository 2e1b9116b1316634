package dev.caesura.processor.processor;

import dev.caesura.processor.domain.turn.Occurrence;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Counts what happens, by name, as Kafka Streams metrics of the group {@code
 * stream-caesura-metrics}: each has a rate and a total, and reaches Prometheus with Kafka's own.
 */
final class Counts {

    /**
     * An alert can see a count rise only if it was there before; others appear when something
     * happens first.
     */
    private static final Set<Occurrence> FROM_THE_START =
            EnumSet.of(
                    Occurrence.REQUEST,
                    Occurrence.DUPLICATE,
                    Occurrence.TURN_ANSWERED,
                    Occurrence.TURN_FAILED,
                    Occurrence.TURN_SUPPRESSED,
                    Occurrence.TURN_ASKED_AGAIN,
                    Occurrence.BURST_SKIPPED,
                    Occurrence.DUPLICATE_DELIVERY,
                    Occurrence.CONVERSATION_ABANDONED,
                    Occurrence.UNREADABLE);

    private final StreamsMetrics metrics;
    private final String task;
    private final Map<Occurrence, Sensor> sensors = new EnumMap<>(Occurrence.class);

    Counts(StreamsMetrics metrics, String task) {
        this.metrics = metrics;
        this.task = task;
        FROM_THE_START.forEach(this::sensor);
    }

    /** One more of these. */
    void add(Occurrence what) {
        Sensor sensor = sensors.get(what);
        (sensor == null ? sensor(what) : sensor).record(1);
    }

    private Sensor sensor(Occurrence what) {
        Sensor sensor =
                metrics.addRateTotalSensor(
                        "caesura", task, what.code(), Sensor.RecordingLevel.INFO);
        sensors.put(what, sensor);
        return sensor;
    }

    void close() {
        sensors.values().forEach(metrics::removeSensor);
    }
}
