package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers since when topics have been missing. Topics are often created a moment after the
 * gateway starts, so each has some time to appear; then its records are treated as refused, so that
 * they don't hold up everything else. Without an essential topic nothing useful can be sent, so all
 * records wait for it.
 */
final class TopicAbsences {

    private final Set<String> essential;
    private final long patienceNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Long> missingSince = new ConcurrentHashMap<>();

    TopicAbsences(Set<String> essential, Duration patience, LongSupplier nanoTime) {
        this.essential = Set.copyOf(essential);
        this.patienceNanos = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    boolean isEssential(String topic) {
        return essential.contains(topic);
    }

    void found(String topic) {
        missingSince.remove(topic);
    }

    /** Notes that a topic is missing, and says whether it has been for too long. */
    boolean isGivenUp(String topic) {
        long now = nanoTime.getAsLong();
        long since = missingSince.computeIfAbsent(topic, name -> now);
        return !isEssential(topic) && now - since >= patienceNanos;
    }
}
