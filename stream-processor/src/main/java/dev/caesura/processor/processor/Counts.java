package dev.caesura.processor.processor;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;

/**
 * Counts what happens, by name, as Kafka Streams metrics of the group {@code
 * stream-caesura-metrics}: each has a rate and a total, and reaches Prometheus with Kafka's own.
 */
final class Counts {

    private final StreamsMetrics metrics;
    private final String task;
    private final Map<String, Sensor> sensors = new HashMap<>();

    Counts(StreamsMetrics metrics, String task) {
        this.metrics = metrics;
        this.task = task;
    }

    /** One more of these. */
    void add(String name) {
        Sensor sensor = sensors.get(name);
        if (sensor == null) {
            sensor = metrics.addRateTotalSensor("caesura", task, name, Sensor.RecordingLevel.INFO);
            sensors.put(name, sensor);
        }
        sensor.record(1);
    }

    void close() {
        sensors.values().forEach(metrics::removeSensor);
    }
}
