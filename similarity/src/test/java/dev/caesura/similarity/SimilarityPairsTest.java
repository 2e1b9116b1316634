package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.PairFile.Pair;
import dev.caesura.similarity.PairFile.Result;
import dev.caesura.similarity.terms.Prepared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the measure to what it reached on labelled pairs: a table may grow, but not at their cost.
 */
class SimilarityPairsTest {

    private static final Similarity SIMILARITY = Similarity.create();

    @Test
    void shouldKeepItsFiguresOnKnownPairs() throws IOException {
        // given
        List<Pair> pairs = PairFile.read("pairs.tsv");

        // when
        Result result = PairFile.judge(SIMILARITY, pairs);

        // then
        assertThat(pairs).hasSizeGreaterThan(250);
        assertThat(result.precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(result.recall()).isGreaterThanOrEqualTo(0.90);
        assertThat(result.falseSuppression()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void shouldKeepItsFiguresOnPairsWrittenForTests() throws IOException {
        // given
        List<Pair> pairs = PairFile.read("written.tsv");

        // when
        Result result = PairFile.judge(SIMILARITY, pairs);

        // then
        assertThat(result.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(result.f1()).isGreaterThanOrEqualTo(0.88);
        assertThat(result.falseSuppression()).isLessThanOrEqualTo(0.02);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contrasts.tsv", "contrasts-held.tsv"})
    void shouldTellContrastsFromMoves(String file) throws IOException {
        // when
        Result result = PairFile.judge(SIMILARITY, PairFile.read(file));

        // then
        assertThat(result.falseSuppression()).isLessThanOrEqualTo(0.02);
        assertThat(result.recall()).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void shouldTellWhatWasWrittenBlindly() throws IOException {
        // when
        Result result = PairFile.judge(SIMILARITY, PairFile.read("rounds.tsv"));

        // then
        assertThat(result.falseSuppression()).isLessThanOrEqualTo(0.02);
        assertThat(result.f1()).isGreaterThanOrEqualTo(0.84);
    }

    @Test
    void shouldTellWhatTurnsOnOneWord() throws IOException {
        // when
        Result result = PairFile.judge(SIMILARITY, PairFile.read("turns.tsv"));

        // then
        assertThat(result.falseSuppression()).isLessThanOrEqualTo(0.02);
        assertThat(result.recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void shouldNeverCallAPairTheSameThatDiffersInANumberOrNegation() throws IOException {
        // given
        List<Pair> pairs =
                PairFile.read("pairs.tsv").stream()
                        .filter(
                                pair ->
                                        pair.hard().equals("number")
                                                || pair.hard().equals("negation"))
                        .toList();

        // when, then
        assertThat(pairs)
                .isNotEmpty()
                .allSatisfy(
                        pair ->
                                assertThat(
                                                SIMILARITY
                                                        .compare(pair.kind(), pair.a(), pair.b())
                                                        .same())
                                        .isFalse());
    }

    @Test
    void shouldBeSymmetricOnEveryPair() throws IOException {
        List<Pair> pairs = new ArrayList<>(PairFile.read("pairs.tsv"));
        pairs.addAll(PairFile.read("turns.tsv"));
        for (Pair pair : pairs) {
            Prepared a = SIMILARITY.prepare(pair.a());
            Prepared b = SIMILARITY.prepare(pair.b());
            assertThat(SIMILARITY.compare(pair.kind(), a, b))
                    .isEqualTo(SIMILARITY.compare(pair.kind(), b, a));
        }
    }
}
