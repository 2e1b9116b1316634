package dev.caesura.similarity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.Similarity;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoveltyTest {

    private static final Similarity SIMILARITY = Similarity.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            une table ce soir ? | une table pour 4 ce soir ? | NUMBER
            vous livrez ? | vous ne livrez pas ? | NEGATION
            vous livrez ? | vous livrez à Lyon ? | NAME
            vous ouvrez ? | vous ouvrez lundi ? | SPECIFIC
            je suis là | je suis là https://maps.example/x | CODE
            """)
    void shouldFind(String recent, String candidate, Novelty novelty) {
        assertThat(find(recent, candidate)).containsExactly(novelty);
    }

    @Test
    void shouldFindNothingInARepetition() {
        assertThat(find("vous ouvrez lundi à 9h ?", "à 9h vous ouvrez lundi ?")).isEmpty();
    }

    @Test
    void shouldFindNothingWhereTheCandidateSaysLess() {
        assertThat(find("une table pour 4 ce soir ?", "une table ?")).isEmpty();
    }

    private static Set<Novelty> find(String recent, String candidate) {
        return SIMILARITY.newInformation(SIMILARITY.prepare(recent), SIMILARITY.prepare(candidate));
    }
}
