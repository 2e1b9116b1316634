package dev.caesura.benchmarks.close;

import dev.caesura.schemas.serde.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** How long after their deadlines bursts became visible, in milliseconds. */
final class Lateness {

    private final Duration gap;
    private long[] millis = new long[1 << 16];
    private int count;

    Lateness(Duration gap) {
        this.gap = gap;
    }

    /**
     * Takes a burst that has become visible: a request, or an array of messages.
     *
     * @param now the present, in milliseconds since the epoch
     */
    void add(byte[] burst, long now) {
        JsonNode json = Json.mapper().readTree(burst);
        JsonNode messages = json.isArray() ? json : json.get("messages");
        Instant last = Instant.EPOCH;
        for (JsonNode message : messages) {
            Instant at = Instant.parse(message.get("receivedAt").asString());
            last = at.isAfter(last) ? at : last;
        }
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
        }
        millis[count++] = now - last.plus(gap).toEpochMilli();
    }

    int count() {
        return count;
    }

    /** The lateness that this share of the bursts does not exceed. */
    long percentile(double share) {
        long[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(share * count) - 1)];
    }
}
