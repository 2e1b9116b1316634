package dev.caesura.processor.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule by which a gap is recommended. */
class RecommendationTest {

    @Test
    void shouldTakeTheShortestWaitThatInterruptsFew() {
        // given
        TrialResult now = result(30, 1000, 10, 60);
        TrialResult hasty = result(5, 1000, 100, 12);
        TrialResult good = result(15, 1000, 30, 30);

        // when
        Recommendation recommendation = Recommendation.of(List.of(now, hasty, good), 0.05);

        // then
        assertThat(recommendation.best()).isEqualTo(good);
        assertThat(recommendation.reasoning()).contains("gap 15.0 s", "3.0 %", "now 1.0 %, 60.0 s");
    }

    @Test
    void shouldTakeTheLeastInterruptingWhenAllInterrupt() {
        // given
        TrialResult now = result(5, 1000, 300, 12);
        TrialResult better = result(10, 1000, 200, 24);

        // when
        Recommendation recommendation = Recommendation.of(List.of(now, better), 0.05);

        // then
        assertThat(recommendation.best()).isEqualTo(better);
        assertThat(recommendation.reasoning()).contains("try longer ones");
    }

    @Test
    void shouldNotRecommendFromAHandfulOfMessages() {
        // given
        TrialResult now = result(30, 10, 0, 60);
        TrialResult other = result(5, 10, 0, 12);

        // when
        Recommendation recommendation = Recommendation.of(List.of(now, other), 0.05);

        // then
        assertThat(recommendation.best()).isEqualTo(now);
        assertThat(recommendation.reasoning()).contains("too few messages");
    }

    private static TrialResult result(int gap, long messages, long interrupted, double longWait) {
        return new TrialResult(
                Duration.ofSeconds(gap),
                Duration.ofMinutes(3),
                messages,
                messages,
                0,
                0,
                interrupted,
                0,
                gap,
                gap,
                longWait);
    }
}
