package dev.caesura.sender.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.schemas.event.ConversationId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final ConversationId ANN = ConversationId.parse("whatsapp:1:ann");
    private static final ConversationId OTHER = ConversationId.parse("whatsapp:2:bob");
    private static final Duration OPEN = Duration.ofMillis(300);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Guards guards =
            new Guards(
                    "deliver",
                    new GuardSettings(
                            2, 4, 50, OPEN, 1, Duration.ofMillis(400), Duration.ofMillis(600)),
                    conversation -> 100,
                    metrics,
                    Clock.systemUTC());

    @Test
    void shouldOpenTheCircuitOfTheFailingAccountOnlyAndCloseItWhenItIsBack() {
        // when: two of four calls in the window fail
        AccountGuard.Entry ann = guards.of(ANN).entry();
        fail(ann);
        fail(ann);
        // then
        assertThat(waitOf(ann).reason()).isEqualTo("circuit-open");
        assertThat(guards.of(OTHER).entry().admit()).isInstanceOf(Admission.Permit.class);
        assertThat(guards.states()).containsEntry("whatsapp:1", "open");
        assertThat(metrics.get("resilience4j.circuitbreaker.state").tag("state", "open").gauges())
                .anyMatch(gauge -> gauge.value() == 1);
        // when: it lets one through after a while, which is answered
        await().until(() -> guards.states().get("whatsapp:1"), "half_open"::equals);
        Admission.Permit probe = (Admission.Permit) ann.admit();
        assertThat(waitOf(guards.of(ANN).entry()).reason()).isEqualTo("circuit-open");
        probe.answered();
        probe.close();
        // then
        assertThat(guards.states()).containsEntry("whatsapp:1", "closed");
    }

    @Test
    void shouldLetOnlySoManyCallsBeUnderWayAtOnce() {
        // given
        AccountGuard.Entry entry = guards.of(ANN).entry();
        Admission.Permit first = (Admission.Permit) entry.admit();
        Admission.Permit second = (Admission.Permit) entry.admit();
        // then
        assertThat(waitOf(entry).reason()).isEqualTo("too-many-calls");
        // when
        first.close();
        // then
        assertThat(entry.admit()).isInstanceOf(Admission.Permit.class);
        second.close();
    }

    @Test
    void shouldGiveEachCallerATurnWithinTheRate() {
        // when: 250 callers come at once, and 100 calls are allowed in a second
        List<Duration> turns = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            Admission admission = guards.of(ANN).entry().admit();
            if (admission instanceof Admission.Wait wait) {
                turns.add(wait.after());
            } else {
                ((Admission.Permit) admission).close();
            }
        }
        // then: the first hundred call at once, the next in the next second, the rest after that
        assertThat(turns).hasSizeBetween(140, 150);
        assertThat(turns.get(0)).isLessThan(Duration.ofSeconds(1));
        assertThat(turns.get(turns.size() - 1))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void shouldHoldTheAccountBackForAsLongAsItAsks() {
        // given
        AccountGuard.Entry ann = guards.of(ANN).entry();
        // when
        guards.of(ANN).throttle(Duration.ofMillis(500));
        Admission.Wait wait = waitOf(ann);
        // then
        assertThat(wait.reason()).isEqualTo("throttled");
        assertThat(wait.after()).isLessThan(Duration.ofMillis(1_000));
        await().until(ann::admit, Admission.Permit.class::isInstance);
    }

    @Test
    void shouldNotBeHeldBackForDaysByAnAnswer() {
        AccountGuard.Entry ann = guards.of(ANN).entry();
        guards.of(ANN).throttle(Duration.ofDays(11));
        assertThat(waitOf(ann).after()).isLessThan(Duration.ofSeconds(1));
        await().until(ann::admit, Admission.Permit.class::isInstance);
    }

    @Test
    void shouldLeaveAnAccountAloneThatOnlyAPersonCanMend() {
        AccountGuard.Entry ann = guards.of(ANN).entry();
        guards.of(ANN).stop();
        assertThat(waitOf(ann).reason()).isEqualTo("account-stopped");
        assertThat(guards.states()).containsEntry("whatsapp:1", "account-stopped");
        await().until(ann::admit, Admission.Permit.class::isInstance);
    }

    private static void fail(AccountGuard.Entry entry) {
        try (Admission.Permit permit = (Admission.Permit) entry.admit()) {
            permit.failed(new IOException("down"));
        }
    }

    private static Admission.Wait waitOf(AccountGuard.Entry entry) {
        return (Admission.Wait) entry.admit();
    }
}
