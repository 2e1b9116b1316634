package dev.caesura.processor.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> FROM_THE_START =
            List.of(
                    "request",
                    "duplicate",
                    "turn-answered",
                    "turn-failed",
                    "turn-suppressed",
                    "turn-asked-again",
                    "burst-skipped",
                    "duplicate-delivery",
                    "conversation-abandoned",
                    "unreadable");

    private final StreamsMetrics metrics;
    private final String task;
    private final Map<String, Sensor> sensors = new HashMap<>();

    Counts(StreamsMetrics metrics, String task) {
        this.metrics = metrics;
        this.task = task;
        FROM_THE_START.forEach(this::sensor);
    }

    /** One more of these. */
    void add(String name) {
        Sensor sensor = sensors.get(name);
        (sensor == null ? sensor(name) : sensor).record(1);
    }

    private Sensor sensor(String name) {
        Sensor sensor =
                metrics.addRateTotalSensor("caesura", task, name, Sensor.RecordingLevel.INFO);
        sensors.put(name, sensor);
        return sensor;
    }

    void close() {
        sensors.values().forEach(metrics::removeSensor);
    }
}
