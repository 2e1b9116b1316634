package dev.caesura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Traffic TRAFFIC = new Traffic(5_000, 1_000, 1_000_000);

    @Test
    void shouldSendThreeMessagesOfEachBurstInOrderOfTime() {
        Map<Integer, Integer> sent = new HashMap<>();
        AtomicLong last = new AtomicLong();

        TRAFFIC.play(
                (conversation, number, at) -> {
                    assertThat(number).isEqualTo(sent.getOrDefault(conversation, 0));
                    assertThat(at).isGreaterThanOrEqualTo(last.getAndSet(at));
                    sent.merge(conversation, 1, Integer::sum);
                });

        assertThat(sent).hasSize(5_000);
        assertThat(sent.values()).containsOnly(Traffic.MESSAGES);
    }

    @Test
    void shouldHaveSoManyBurstsOpenWhileItIsSteady() {
        Map<Integer, Long> lastAt = new HashMap<>();
        AtomicLong messages = new AtomicLong();
        Set<Integer> open = new HashSet<>();

        TRAFFIC.play(
                (conversation, number, at) -> {
                    lastAt.put(conversation, at);
                    if (messages.incrementAndGet() == TRAFFIC.steadyTo()) {
                        lastAt.forEach(
                                (id, last) -> {
                                    if (at - last <= Traffic.GAP.toMillis()) {
                                        open.add(id);
                                    }
                                });
                    }
                });

        assertThat(open.size()).isBetween(990, 1_010);
    }

    @Test
    void shouldEndAfterItsLastBurst() {
        AtomicLong last = new AtomicLong();

        TRAFFIC.play((conversation, number, at) -> last.set(at));

        assertThat(TRAFFIC.end()).isGreaterThan(last.get() + Traffic.GAP.toMillis());
    }
}
