package dev.caesura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTest {

    private static final long START = 1_000_000;

    @Test
    void shouldKnowHowFarAPartitionIsReadAndWhichBurstsHaveEnded() {
        Content content = new Content(2, START);
        content.add(0, START + 10, false);
        content.add(0, START + 20, true);
        content.add(0, START + 30, true);
        content.add(1, START + 40, true);

        assertThat(content.messages()).isEqualTo(4);
        assertThat(content.messages(0)).isEqualTo(3);
        assertThat(content.readUpTo(0, 0)).isEqualTo(START);
        assertThat(content.readUpTo(0, 2)).isEqualTo(START + 20);
        assertThat(content.burstsWithLastBefore(0, START + 20)).isZero();
        assertThat(content.burstsWithLastBefore(0, START + 21)).isEqualTo(1);
        assertThat(content.burstsWithLastBefore(1, START + 100)).isEqualTo(1);
    }
}
