package dev.caesura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Traffic TRAFFIC = Traffic.simple(5_000, 1_000, 1_000_000);

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
                    if (messages.incrementAndGet() == TRAFFIC.steadyFrom()) {
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

        assertThat(TRAFFIC.lastAt()).isEqualTo(last.get());
        assertThat(TRAFFIC.end()).isGreaterThan(last.get() + Traffic.GAP.toMillis());
    }

    @Test
    void shouldRepeatOneMessageOfAHundred() {
        Traffic traffic = new Traffic(3_300, 1_000, 1, Traffic.ONE_PERCENT, 0);
        Map<String, Integer> sent = new HashMap<>();

        traffic.play(
                (burst, number, at) ->
                        sent.merge(Traffic.messageId(burst, number), 1, Integer::sum));

        assertThat(sent).hasSize(9_900);
        assertThat(sent.values().stream().filter(times -> times == 2)).hasSize(100);
        assertThat(sent.values().stream().mapToLong(times -> times).sum())
                .isEqualTo(traffic.messages());
    }

    @Test
    void shouldEndAConversationsBurstBeforeItsNextBegins() {
        Traffic traffic = new Traffic(30_000, 1_000, 10, 0, 0);
        Map<String, Long> lastAt = new HashMap<>();
        Map<String, Set<Integer>> bursts = new HashMap<>();

        traffic.play(
                (burst, number, at) -> {
                    Long last = lastAt.put(traffic.contact(burst), at);
                    if (number == 0 && last != null) {
                        assertThat(at - last).isGreaterThan(Traffic.GAP.toMillis() + 20_000);
                    }
                    bursts.computeIfAbsent(traffic.contact(burst), one -> new HashSet<>())
                            .add(burst);
                });

        assertThat(bursts.values()).allMatch(own -> own.size() <= 10);
        assertThat(bursts.values().stream().filter(own -> own.size() == 10).count())
                .isGreaterThan(1_000);
    }
}
