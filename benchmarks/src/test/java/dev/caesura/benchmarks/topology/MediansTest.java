package dev.caesura.benchmarks.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediansTest {

    @Test
    void shouldTakeTheOneInTheMiddle() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0), value -> value)).isEqualTo(2.0);
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddle() {
        assertThat(Medians.of(List.of(9.0, 1.0, 2.0, 4.0), value -> value)).isEqualTo(3.0);
    }
}
