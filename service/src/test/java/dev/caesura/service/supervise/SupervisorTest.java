package dev.caesura.service.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.service.retry.Backoff;
import dev.caesura.service.supervise.ThreadReport.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

class SupervisorTest {

    private static final SupervisorSettings SETTINGS =
            new SupervisorSettings(
                    new Backoff(Duration.ofMillis(1), Duration.ofMillis(2)),
                    Duration.ofMinutes(1),
                    3,
                    Duration.ofMinutes(3));

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Supervisor supervisor = new Supervisor(meters, SETTINGS, now::get);
    private final ThreadsHealth health = new ThreadsHealth(supervisor);

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "error", "return", "interrupt", "interrupted"})
    void shouldStartAgainWhateverEndsTheWork(String end) {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);

        supervisor.start(
                "caesura-test",
                pulse -> {
                    if (runs.incrementAndGet() == 1) {
                        end(end);
                    } else {
                        never.await();
                    }
                });

        await().until(() -> runs.get() == 2);
        assertThat(meters.get("caesura.threads.restarts").tag("thread", "caesura-test").counter())
                .extracting(counter -> (int) counter.count())
                .isEqualTo(1);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private static void end(String how) throws Exception {
        switch (how) {
            case "runtime" -> throw new IllegalStateException("unexpected");
            case "checked" -> throw new Exception("unexpected");
            case "error" -> throw new StackOverflowError();
            case "interrupted" -> throw new InterruptedException();
            case "interrupt" -> Thread.currentThread().interrupt();
            default -> {}
        }
    }

    @Test
    void shouldBeDownWhileAThreadFailsAgainAndAgainAndUpWhenItRunsSteadily() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch mended = new CountDownLatch(1);
        supervisor.start(
                "caesura-test",
                pulse -> {
                    if (runs.incrementAndGet() <= 5) {
                        throw new IllegalStateException("unexpected");
                    }
                    mended.await();
                });

        await().until(() -> runs.get() == 6);
        assertThat(report().state()).isEqualTo(State.GIVEN_UP);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("caesura-test"))
                .isEqualTo("given up: java.lang.IllegalStateException");

        now.addAndGet(SETTINGS.steadyAfter().toNanos());

        assertThat(report()).isEqualTo(new ThreadReport("caesura-test", State.RUNNING, 5, none()));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private static java.util.Optional<String> none() {
        return java.util.Optional.empty();
    }

    @Test
    void shouldBeDownWhileAThreadShowsNoPulse() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch pulseWanted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        supervisor.start(
                "caesura-test",
                pulse -> {
                    begun.countDown();
                    pulseWanted.await();
                    pulse.beat();
                    never.await();
                });
        begun.await();

        now.addAndGet(SETTINGS.silentFor().toNanos() + 1);

        assertThat(report().state()).isEqualTo(State.STUCK);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        pulseWanted.countDown();
        await().until(() -> report().state() == State.RUNNING);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void shouldRepeatATaskAndGoOnAfterAFailure() {
        AtomicInteger runs = new AtomicInteger();

        supervisor.every(
                "caesura-test",
                Duration.ofMillis(1),
                () -> {
                    if (runs.incrementAndGet() == 2) {
                        throw new IllegalStateException("unexpected");
                    }
                });

        await().until(() -> runs.get() > 4);
        assertThat(report().restarts()).isEqualTo(1);
    }

    @Test
    void shouldEndItsThreadsAndForgetThem() {
        CountDownLatch never = new CountDownLatch(1);
        Supplier<SupervisedThread> work =
                () -> supervisor.start("caesura-test", pulse -> never.await());
        SupervisedThread one = work.get();
        SupervisedThread two = work.get();

        one.stop(Duration.ofSeconds(10));

        assertThat(one.report().state()).isEqualTo(State.STOPPED);
        assertThat(supervisor.threads()).containsExactly(two.report());

        supervisor.close();
        assertThat(two.report().state()).isEqualTo(State.STOPPED);
    }

    private ThreadReport report() {
        return supervisor.threads().get(0);
    }
}
