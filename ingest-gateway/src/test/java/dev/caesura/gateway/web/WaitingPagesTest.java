package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WaitingPagesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final WaitingPages waiting = new WaitingPages(nanos::get);

    @Test
    void shouldLetTheNewestOfAConversationTakeTheOldestsPlace() {
        List<PageRequest> ana = new ArrayList<>();
        for (int i = 0; i <= OpenStreams.OF_CONVERSATION; i++) {
            ana.add(add("ana"));
        }
        PageRequest bert = add("bert");

        assertThat(ana.get(0).missed()).isCompletedExceptionally();
        List<PageRequest> left = new ArrayList<>(ana.subList(1, ana.size()));
        left.add(bert);
        assertThat(waiting.takeArrived()).containsExactlyElementsOf(left);
    }

    @Test
    void shouldRefuseThoseForWhomThereIsNoRoom() {
        for (int i = 0; i < OpenStreams.IN_ALL; i++) {
            add("contact" + i);
        }

        assertThat(add("ana").missed()).isCompletedExceptionally();
        assertThat(waiting.takeArrived()).hasSize(OpenStreams.IN_ALL);
    }

    @Test
    void shouldForgetAPageThatHasGone() throws InterruptedException {
        add("ana").missed().cancel(false);

        assertThat(waiting.awaitArrival(Duration.ZERO)).isFalse();
        assertThat(waiting.takeArrived()).isEmpty();
    }

    @Test
    void shouldTellHowLongTheFirstHasWaited() {
        assertThat(waiting.longestWait()).isZero();
        PageRequest first = add("ana");
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        add("bert");
        waiting.takeArrived();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(waiting.longestWait()).isEqualTo(Duration.ofSeconds(5));

        first.missed().complete(Missed.NOTHING);
        assertThat(waiting.longestWait()).isEqualTo(Duration.ofSeconds(2));
    }

    private PageRequest add(String conversationId) {
        PageRequest request =
                new PageRequest(
                        conversationId,
                        new EventPosition(0, 1, 1),
                        5,
                        nanos.get(),
                        new CompletableFuture<>());
        waiting.add(request);
        return request;
    }
}
