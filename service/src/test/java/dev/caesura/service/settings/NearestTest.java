package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES =
            List.of(
                    "caesura.topic-prefix",
                    "caesura.gateway.accounts-file",
                    "caesura.sender.accounts-file",
                    "caesura.sender.lanes.threads");

    @Property
    void shouldFindAWordWithOneLetterLeftOut(
            @ForAll @AlphaChars @StringLength(min = 8, max = 20) String word,
            @ForAll @IntRange(max = 7) int at) {
        // given
        String misspelt = word.substring(0, at) + word.substring(at + 1);

        // when
        var found = Nearest.to(misspelt, List.of(word));

        // then
        assertThat(found).contains(word);
    }

    @Property
    void shouldMeasureTheSameBothWays(
            @ForAll @AlphaChars @StringLength(max = 12) String one,
            @ForAll @AlphaChars @StringLength(max = 12) String other) {
        assertThat(Nearest.edits(one, other))
                .isEqualTo(Nearest.edits(other, one))
                .isBetween(
                        Math.abs(one.length() - other.length()),
                        Math.max(one.length(), other.length()));
    }

    @Test
    void shouldCountSwappedNeighboursOnce() {
        assertThat(Nearest.edits("therads", "threads")).isEqualTo(1);
    }

    @Test
    void shouldFindANameThatWasMoved() {
        assertThat(Nearest.to("caesura.accounts-file", NAMES))
                .contains("caesura.gateway.accounts-file");
    }

    @Test
    void shouldNotGuessWhatHasNothingInCommon() {
        assertThat(Nearest.to("caesura.banana-split-with-cream", NAMES)).isEmpty();
    }
}
