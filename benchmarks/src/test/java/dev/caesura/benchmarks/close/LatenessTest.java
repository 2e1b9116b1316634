package dev.caesura.benchmarks.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private final Lateness lateness = new Lateness(Duration.ofSeconds(5));

    @Test
    void shouldCountFromTheLastMessageAndTheGap() {
        lateness.add(
                bytes(
                        """
                        {"messages":[{"receivedAt":"1970-01-01T00:00:01Z"},
                                     {"receivedAt":"1970-01-01T00:00:02Z"}]}
                        """),
                7_040);

        assertThat(lateness.percentile(0.5)).isEqualTo(40);
    }

    @Test
    void shouldReadABareArrayToo() {
        lateness.add(bytes("[{\"receivedAt\":\"1970-01-01T00:00:00.500Z\"}]"), 5_600);

        assertThat(lateness.percentile(0.5)).isEqualTo(100);
    }

    @Test
    void shouldFindPercentiles() {
        for (int i = 1; i <= 100; i++) {
            lateness.add(bytes("[{\"receivedAt\":\"1970-01-01T00:00:00Z\"}]"), 5_000 + i);
        }

        assertThat(lateness.percentile(0.5)).isEqualTo(50);
        assertThat(lateness.percentile(0.99)).isEqualTo(99);
        assertThat(lateness.percentile(1)).isEqualTo(100);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
