package dev.caesura.processor.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

/** Early drafts in vain stay within their share of the calls. */
class CallCountTest {

    @Property
    void shouldKeepWhatIsInVainWithinItsShare(
            @ForAll @Size(max = 600) List<Boolean> inVain,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Drafting drafting = new Drafting(Duration.ofSeconds(4), false, 3, share);
        CallCount count = CallCount.NONE;
        for (boolean vain : inVain) {
            boolean early = drafting.allows(count);
            count = count.called();
            if (early && vain) {
                count = count.wasInVain();
            }
            // Halving rounds down: one call more or less.
            assertThat(count.inVain())
                    .isLessThanOrEqualTo(
                            share >= 1
                                    ? count.calls()
                                    : (int) (share * Math.max(count.calls() + 1, CallCount.LEAST)));
        }
    }

    @Property
    void shouldAllowDraftsAgainOnceFewerAreInVain(
            @ForAll @DoubleRange(min = 0.05, max = 0.9) double share) {
        Drafting drafting = new Drafting(Duration.ofSeconds(4), false, 3, share);
        CallCount count = CallCount.NONE;
        while (drafting.allows(count)) {
            count = count.called().wasInVain();
        }
        int calls = 0;
        while (!drafting.allows(count) && calls < 1_000) {
            count = count.called();
            calls++;
        }

        assertThat(calls).isLessThan(1_000);
    }
}
