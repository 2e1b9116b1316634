package dev.caesura.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.webhook.BodyBudget.Lease;
import dev.caesura.gateway.webhook.BodyBudget.OverBudgetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final int LIMIT = 100_000;

    private final BodyBudget budget = new BodyBudget(LIMIT);

    @Property
    void shouldNeverHoldMoreThanItMayNorKeepWhatIsClosed(@ForAll long seed) {
        BodyBudget bodies = new BodyBudget(LIMIT);
        Random random = new Random(seed);
        List<Lease> open = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            step(bodies, open, random);
            assertThat(bodies.used()).isBetween(0L, (long) LIMIT);
        }

        open.forEach(Lease::close);

        assertThat(bodies.used()).isZero();
    }

    private static void step(BodyBudget bodies, List<Lease> open, Random random) {
        if (open.isEmpty() || random.nextInt(3) == 0) {
            open.add(bodies.open());
        }
        Lease lease = open.get(random.nextInt(open.size()));
        switch (random.nextInt(4)) {
            case 0 -> lease.complete();
            case 1 -> {
                lease.close();
                open.remove(lease);
            }
            default -> {
                try {
                    lease.add(random.nextInt(40_000));
                } catch (OverBudgetException e) {
                    // The call is answered 503 then, which closes its lease.
                    lease.close();
                    open.remove(lease);
                }
            }
        }
    }

    @Test
    void shouldCutOffTheCallThatHasBeenComingInForTheLongest() {
        Lease stalled = budget.open();
        stalled.add(60_000);
        Lease slow = budget.open();
        slow.add(30_000);
        Lease quick = budget.open();

        quick.add(20_000);

        assertThatThrownBy(() -> stalled.evicted().block()).isInstanceOf(OverBudgetException.class);
        assertThat(budget.used()).isEqualTo(50_000);
        slow.add(10_000);
        assertThat(budget.used()).isEqualTo(60_000);
    }

    @Test
    void shouldNotCutOffACallThatHasComeIn() {
        Lease complete = budget.open();
        complete.add(90_000);
        complete.complete();
        Lease late = budget.open();

        assertThatThrownBy(() -> late.add(20_000)).isInstanceOf(OverBudgetException.class);

        complete.close();
        Lease next = budget.open();
        next.add(20_000);
        assertThat(budget.used()).isEqualTo(20_000);
    }
}
