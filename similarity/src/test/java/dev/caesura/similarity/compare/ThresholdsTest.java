package dev.caesura.similarity.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ThresholdsTest {

    @Test
    void shouldRejectWhatIsNoShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(0, 0.8, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(0.7, 1.1, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(0.7, Double.NaN, 0.3));
    }

    @Test
    void shouldRejectAGreyZoneAboveAThreshold() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Thresholds(0.7, 0.8, 0.75));
    }

    @Test
    void shouldGiveEachKindItsOwn() {
        assertThat(Thresholds.DEFAULTS.of(Kind.QUESTION)).isEqualTo(0.70);
        assertThat(Thresholds.DEFAULTS.of(Kind.REPLY)).isEqualTo(0.80);
    }
}
