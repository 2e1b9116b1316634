package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final String ANA = "web:shop:ana";
    private static final String BERT = "web:shop:bert";
    private static final EventPosition BEGINNING = new EventPosition(0, 0, 0);

    private final FakeLog log = new FakeLog();
    private final AtomicBoolean unreachable = new AtomicBoolean();
    private final Supervisor supervisor = new Supervisor(new SimpleMeterRegistry());
    private final CatchUp catchUp =
            new CatchUp(FakeLog.webLog(), this::open, new Mailbox(), supervisor);

    private FakeLog open() {
        if (unreachable.getAndSet(false)) {
            throw new KafkaException("No broker");
        }
        return log;
    }

    @AfterEach
    void stop() {
        catchUp.close();
        supervisor.close();
    }

    @Test
    void shouldServeWhoWasAwayForAMomentBeforeWhoAsksForTheWholeLog() throws Exception {
        log.fill(0, 10 * PartitionScan.SLICE);
        exchange(0, "ana", 1);
        exchange(0, "bert", 1);
        exchange(0, "bert", 2);
        long end = log.end(0);
        List<String> served = new CopyOnWriteArrayList<>();
        log.beforePoll(
                () -> {
                    // when: the whole log is being read
                    if (log.polls() == 3) {
                        catchUp.missed(BERT, new EventPosition(0, 2, end - 1), 3)
                                .thenAccept(missed -> served.addAll(ids(missed)));
                    }
                });

        Missed all = get(catchUp.missed(ANA, BEGINNING, 3));
        served.addAll(ids(all));

        assertThat(served).containsExactly("bert-2", "ana-1");
    }

    @Test
    void shouldReadNoFurtherForAPageThatHasGone() throws Exception {
        log.fill(0, 10 * PartitionScan.SLICE);
        exchange(1, "bert", 1);
        CompletableFuture<CompletableFuture<Missed>> far = new CompletableFuture<>();
        log.beforePoll(
                () -> {
                    if (log.polls() == 3) {
                        far.join().cancel(false);
                    }
                });
        far.complete(catchUp.missed(ANA, BEGINNING, 1));

        Missed missed = get(catchUp.missed(BERT, new EventPosition(1, 0, 0), 1));

        assertThat(ids(missed)).containsExactly("bert-1");
        assertThat(log.polls()).isLessThan(PartitionScan.SLICE / 500);
        await().until(() -> catchUp.longestWait().isZero());
    }

    @Test
    void shouldServeOthersAfterAPageOfALogThatWasMadeAnew() throws Exception {
        exchange(0, "ana", 1);
        exchange(0, "bert", 1);

        CompletableFuture<Missed> old = catchUp.missed(ANA, new EventPosition(0, 150, 150), 200);
        CompletableFuture<Missed> next = catchUp.missed(BERT, new EventPosition(0, 1, 1), 2);

        assertThat(ids(get(old))).containsExactly("ana-1");
        assertThat(ids(get(next))).containsExactly("bert-1");
    }

    @Test
    void shouldFailWhatCanNotBeReadAndGoOn() throws Exception {
        exchange(0, "ana", 1);
        unreachable.set(true);

        CompletableFuture<Missed> first = catchUp.missed(ANA, BEGINNING, 1);
        assertThatThrownBy(() -> get(first)).hasRootCauseMessage("No broker");

        assertThat(ids(get(catchUp.missed(ANA, BEGINNING, 1)))).containsExactly("ana-1");
    }

    private void exchange(int partition, String contact, int number) {
        log.approve(partition, contact, number);
        log.send(partition, contact, number);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static List<String> ids(Missed missed) {
        return missed.events().stream()
                .flatMap(event -> Stream.ofNullable(event.reply()))
                .map(SentReply::replyId)
                .toList();
    }
}
