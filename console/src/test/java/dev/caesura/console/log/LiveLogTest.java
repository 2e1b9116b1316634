package dev.caesura.console.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.retry.Backoff;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.SupervisorSettings;
import dev.caesura.service.supervise.ThreadReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the reader where nothing can be read. */
class LiveLogTest {

    private static final Map<String, Object> NOBODY =
            Map.of(
                    "bootstrap.servers", "127.0.0.1:1",
                    "default.api.timeout.ms", "200",
                    "request.timeout.ms", "100");

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));
    private final Supervisor supervisor =
            new Supervisor(
                    new SimpleMeterRegistry(),
                    new SupervisorSettings(
                            new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)),
                            Duration.ofMinutes(1),
                            8,
                            Duration.ofMinutes(3)));

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void shouldSayThatTheReaderFailedAndStartItAgain() {
        // given
        AtomicInteger readers = new AtomicInteger();
        CountDownLatch mended = new CountDownLatch(1);
        try (LiveLog log =
                new LiveLog(
                        NOBODY,
                        () -> {
                            if (readers.incrementAndGet() == 1) {
                                throw new StackOverflowError();
                            }
                            return readerAfter(mended);
                        },
                        now::get)) {
            // when
            log.start(supervisor);
            await().until(() -> readers.get() == 2);

            // then
            assertThat(log.problem()).isEqualTo("the reader failed: java.lang.StackOverflowError");
            assertThat(report().restarts()).isEqualTo(1);
            now.updateAndGet(before -> before.plusSeconds(90));
            assertThat(log.unreadFor()).isEqualTo(Duration.ofSeconds(90));

            mended.countDown();
            await().until(() -> "no Kafka broker answers at 127.0.0.1:1".equals(log.problem()));
            assertThat(log.unreadFor()).isEqualTo(Duration.ofSeconds(90));
        }
    }

    @Test
    void shouldNotTakeAnAbsentBrokerForItsOwnFailure() {
        Supplier<LogReader> readers = () -> new LogReader(NOBODY, Topics.standard());
        try (LiveLog log = new LiveLog(NOBODY, readers, now::get)) {
            assertThat(log.problem()).isNull();

            log.start(supervisor);

            await().until(() -> log.problem() != null);
            assertThat(log.problem()).isEqualTo("no Kafka broker answers at 127.0.0.1:1");
            assertThat(report())
                    .extracting(ThreadReport::state, ThreadReport::restarts)
                    .containsExactly(ThreadReport.State.RUNNING, 0L);
        }
    }

    @Test
    void shouldEndItsThreadWhenItIsClosed() {
        LiveLog log = new LiveLog(NOBODY, () -> new LogReader(NOBODY, Topics.standard()), now::get);
        log.start(supervisor);
        await().until(() -> log.problem() != null);

        log.close();

        assertThat(supervisor.threads()).isEmpty();
    }

    private static LogReader readerAfter(CountDownLatch mended) {
        try {
            mended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new LogReader(NOBODY, Topics.standard());
    }

    private ThreadReport report() {
        return supervisor.threads().get(0);
    }
}
