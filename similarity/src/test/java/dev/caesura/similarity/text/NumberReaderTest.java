package dev.caesura.similarity.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            18h30 | 18:30
            18 h 30 | 18:30
            18:00 | 18
            6 pm | 18
            6:30 p.m. | 18:30
            12 am | 0
            1 000 | 1000
            1,000 | 1000
            1.000,50 | 1000.5
            7,50 | 7.5
            09 | 9
            007 | 007
            06 12 34 56 78 | 0612345678
            12/05/2024 | 12/5/2024
            2ème | 2
            20k | 20000
            ٢٥ | 25
            -5 | -5
            """)
    void shouldReadOneSpelling(String written, String value) {
        // when
        List<Token> tokens = new Tokenizer(letters -> false).tokenize(written);

        // then
        assertThat(tokens)
                .filteredOn(token -> token.is(Token.Type.NUMBER))
                .extracting(Token::text)
                .containsExactly(value);
    }
}
