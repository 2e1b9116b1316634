package dev.caesura.console.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.console.log.Entries;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.similarity.Similarity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final List<LogEntry> ENTRIES =
            List.of(
                    Entries.message("ada", "1", "do you deliver on sundays?", 1),
                    Entries.message("ada", "2", "what does it cost?", 2),
                    Entries.message("ada", "3", "Do you deliver on Sundays", 3),
                    Entries.of(
                            new Outcome(
                                    Outcome.Subject.MESSAGE,
                                    "3",
                                    "web:shop:ada",
                                    Outcome.Kind.SKIPPED,
                                    null,
                                    "similar-question",
                                    1.0,
                                    Instant.EPOCH),
                            4));

    @Test
    void shouldPlaceEachTextByItsBestScoreAmongThoseBefore() {
        Scores scores = Scores.of(Similarity.create(), List.of(ENTRIES));

        assertThat(Arrays.stream(scores.questions()).sum()).isEqualTo(2);
        assertThat(scores.questions()[19]).isEqualTo(1);
        assertThat(Arrays.stream(scores.replies()).sum()).isZero();
    }

    @Test
    void shouldShowWhatWasHeldBackBesideWhatItIsLike() {
        Scores scores = Scores.of(Similarity.create(), List.of(ENTRIES));

        assertThat(scores.samples())
                .singleElement()
                .satisfies(
                        sample -> {
                            assertThat(sample.text()).isEqualTo("Do you deliver on Sundays");
                            assertThat(sample.like()).isEqualTo("do you deliver on sundays?");
                            assertThat(sample.score()).isEqualTo(1.0);
                        });
    }
}
