package dev.caesura.gateway.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long calls took, and how they were answered. */
final class Latencies {

    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> answers = Collections.synchronizedMap(new TreeMap<>());

    void add(String answer, long took) {
        nanos.add(took);
        answers.merge(answer, 1L, Long::sum);
    }

    void clear() {
        nanos.clear();
        answers.clear();
    }

    Map<String, Long> answers() {
        return answers;
    }

    /** The time within which so many of a hundred calls were answered. */
    Duration percentile(double percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(sorted.get(Math.max(0, Math.min(index, sorted.size() - 1))));
    }

    @Override
    public String toString() {
        return "p50 %d ms, p90 %d ms, p99 %d ms, longest %d ms, answers %s"
                .formatted(
                        percentile(50).toMillis(),
                        percentile(90).toMillis(),
                        percentile(99).toMillis(),
                        percentile(100).toMillis(),
                        answers);
    }
}
