package dev.caesura.benchmarks.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenessTest {

    private final Lateness lateness = new Lateness();

    @Test
    void shouldFindPercentiles() {
        for (int i = 1; i <= 100; i++) {
            lateness.add(i);
        }

        assertThat(lateness.percentile(0.5)).isEqualTo(50);
        assertThat(lateness.percentile(0.99)).isEqualTo(99);
        assertThat(lateness.percentile(1)).isEqualTo(100);
    }

    @Test
    void shouldHaveNothingToTellOfNothing() {
        assertThatThrownBy(() -> lateness.percentile(0.5))
                .isInstanceOf(IllegalStateException.class);
    }
}
