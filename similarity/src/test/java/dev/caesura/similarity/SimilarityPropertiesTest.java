package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Novelty;
import dev.caesura.similarity.compare.Thresholds;
import dev.caesura.similarity.terms.Prepared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any two texts. */
class SimilarityPropertiesTest {

    private static final Similarity SIMILARITY = Similarity.create();
    private static final List<String> TEXTS = known();

    @Property(tries = 500)
    void shouldBeSymmetric(
            @ForAll("texts") String a, @ForAll("texts") String b, @ForAll Kind kind) {
        Prepared left = SIMILARITY.prepare(a);
        Prepared right = SIMILARITY.prepare(b);

        assertThat(SIMILARITY.compare(kind, left, right))
                .isEqualTo(SIMILARITY.compare(kind, right, left));
    }

    @Property(tries = 500)
    void shouldBeReflexive(@ForAll("texts") String text, @ForAll Kind kind) {
        Comparison comparison = SIMILARITY.compare(kind, text, text);

        assertThat(comparison.score()).isEqualTo(1);
        assertThat(comparison.same()).isTrue();
    }

    @Property(tries = 500)
    void shouldNotContradictItself(
            @ForAll("texts") String a, @ForAll("texts") String b, @ForAll Kind kind) {
        Comparison comparison = SIMILARITY.compare(kind, a, b);

        assertThat(comparison.score()).isBetween(0.0, 1.0);
        assertThat(comparison.same()).isEqualTo(comparison.score() >= Thresholds.DEFAULTS.of(kind));
        assertThat(comparison.same() && comparison.grey()).isFalse();
        assertThat(comparison.guard().isVeto() && (comparison.same() || comparison.grey()))
                .isFalse();
    }

    @Property(tries = 500)
    void shouldTakeAnyText(@ForAll String a, @ForAll String b, @ForAll Kind kind) {
        assertThat(SIMILARITY.compare(kind, a, b).score()).isBetween(0.0, 1.0);
        assertThat(SIMILARITY.compare(kind, a, a).same()).isTrue();
    }

    @Property(tries = 500)
    void shouldNeverConfuseNumbers(
            @ForAll("said") String text,
            @ForAll @IntRange(max = 99_999) int a,
            @ForAll @IntRange(max = 99_999) int b,
            @ForAll Kind kind) {
        Assume.that(a != b);

        assertThat(SIMILARITY.compare(kind, text + " " + a, text + " " + b).same()).isFalse();
        assertThat(SIMILARITY.compare(kind, a + " " + text, b + " " + text).same()).isFalse();
    }

    @Property(tries = 300)
    void shouldNoticeANewNumber(
            @ForAll("said") String text, @ForAll @IntRange(min = 2, max = 99_999) int number) {
        Prepared recent = SIMILARITY.prepare(text);
        Prepared candidate = SIMILARITY.prepare(text + ", " + number);

        assertThat(SIMILARITY.newInformation(recent, recent)).isEmpty();
        Assume.that(recent.numeralCount() < candidate.numeralCount());
        assertThat(SIMILARITY.newInformation(recent, candidate)).contains(Novelty.NUMBER);
    }

    @Property(tries = 300)
    void shouldSeeThroughCaseAndPunctuation(@ForAll("said") String text, @ForAll Kind kind) {
        assertThat(SIMILARITY.compare(kind, text, text + " !!!").same()).isTrue();
    }

    @Provide
    Arbitrary<String> said() {
        return Arbitraries.of(TEXTS);
    }

    /** Real texts, real texts glued together, and characters of all scripts. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> glued =
                Combinators.combine(said(), said(), Arbitraries.of(" ", ", ", "", "\n", " 7 "))
                        .as((a, b, glue) -> a + glue + b);
        return Arbitraries.oneOf(said(), glued, Arbitraries.strings().ofMaxLength(60));
    }

    private static List<String> known() {
        try {
            return PairFile.read("pairs.tsv").stream().map(PairFile.Pair::a).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
