package dev.caesura.processor.conversation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** How far the broker's clock is, learned from fences whose answers come when they like. */
class FencesTest {

    private static final int MINUTES = 60_000;

    private Broker broker = new Broker();
    private Fences fences = new Fences(broker, 0);
    @BeforeTry private long wallClock = 1_000_000_000;

    @BeforeTry
    void beginAnew() {
        broker = new Broker();
        fences = new Fences(broker, 0);
    }

    @Property
    void shouldKnowTheBrokersTimeByWhatTheSlowestStepTook(
            @ForAll @IntRange(min = -10 * MINUTES, max = 10 * MINUTES) int ahead,
            @ForAll @IntRange(max = 5_000) int untilAppended,
            @ForAll @IntRange(max = 5_000) int untilRead,
            @ForAll @IntRange(max = 60 * MINUTES) int untilNextFence,
            @ForAll boolean answeredFirst) {
        // when
        fence(ahead, untilAppended, untilRead, answeredFirst);
        wallClock += untilNextFence;
        fence(ahead, untilAppended, untilRead, answeredFirst);

        // then
        assertThat(fences.brokerTime(wallClock))
                .isCloseTo(wallClock + ahead, within((long) Math.max(untilAppended, untilRead)));
    }

    @Property
    void shouldNotDoubtClocksThatAgree(
            @ForAll @IntRange(max = 20_000) int untilAppended,
            @ForAll @IntRange(max = 20_000) int untilRead,
            @ForAll @IntRange(max = 60 * MINUTES) int untilNextFence,
            @ForAll boolean answeredFirst) {
        // when
        fence(0, untilAppended, untilRead, answeredFirst);
        wallClock += untilNextFence;
        fences.ask(wallClock);

        // then
        assertThat(fences.brokerTime(wallClock)).isEqualTo(wallClock);
    }

    @Test
    void shouldFollowALocalClockThatIsSetBack() {
        // given
        fence(0, 5, 5, true);

        // when
        wallClock -= 10 * MINUTES;
        fence(10 * MINUTES, 5, 5, true);

        // then
        assertThat(fences.brokerTime(wallClock)).isCloseTo(wallClock + 10 * MINUTES, within(5L));
    }

    @Test
    void shouldAskOnceForAFenceThatIsUnderWay() {
        // when
        fences.ask(wallClock);
        fences.ask(wallClock + 20);

        // then
        assertThat(broker.asked).hasSize(1);
        assertThat(fences.awaitedFor(wallClock + 20)).isEqualTo(20);
    }

    @Test
    void shouldAskAgainAfterAFailureButNotAtOnce() {
        // given
        fences.ask(wallClock);
        broker.asked.remove().completeExceptionally(new IllegalStateException("away"));

        // when
        fences.ask(wallClock + 20);
        assertThat(broker.asked).isEmpty();
        fences.ask(wallClock + 120);

        // then
        assertThat(broker.asked).hasSize(1);
    }

    @Test
    void shouldAskAgainForAFenceThatIsLost() {
        // given
        fences.ask(wallClock);

        // when
        fences.ask(wallClock + 30_000);

        // then
        assertThat(broker.asked).hasSize(2);
    }

    private void fence(long ahead, int untilAppended, int untilRead, boolean answeredFirst) {
        fences.ask(wallClock);
        wallClock += untilAppended;
        long appendedAt = wallClock + ahead;
        CompletableFuture<Long> answer = broker.asked.remove();
        if (answeredFirst) {
            answer.complete(appendedAt);
        }
        wallClock += untilRead;
        fences.read(appendedAt, wallClock);
        answer.complete(appendedAt);
    }

    /** Takes note of what it is asked for, and answers when told. */
    private static final class Broker implements FencedLog {
        private final Queue<CompletableFuture<Long>> asked = new ArrayDeque<>();

        @Override
        public void read(
                int partition,
                long from,
                long to,
                Consumer<ConsumerRecord<byte[], byte[]>> reader) {
            // A broker without records.
        }

        @Override
        public CompletionStage<Long> write(int partition) {
            CompletableFuture<Long> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }

        @Override
        public void close() {}
    }
}
