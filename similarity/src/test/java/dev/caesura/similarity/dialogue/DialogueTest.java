package dev.caesura.similarity.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.similarity.Similarity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {

    private static final Dialogue DIALOGUE = Similarity.create().dialogue();

    /** What is told of texts: A that the bot's asks, Q that it is a question, N that it answers. */
    record Said(char what, boolean yes, String text, String botSaid) {}

    @ParameterizedTest
    @MethodSource("said")
    void shouldTellWhatATextDoes(Said said) {
        // when
        boolean found =
                switch (said.what()) {
                    case 'A' -> DIALOGUE.asks(said.text());
                    case 'Q' -> DIALOGUE.isQuestion(said.text());
                    default -> DIALOGUE.isAnswer(said.text(), said.botSaid());
                };

        // then
        assertThat(found).isEqualTo(said.yes());
    }

    @Test
    void shouldNotTakeALinkForAQuestion() {
        assertThat(DIALOGUE.asks("Track it at https://parcels.example/t?id=7")).isFalse();
        assertThat(DIALOGUE.asks("Track it at https://parcels.example/t?id=7, all right?"))
                .isTrue();
    }

    @Test
    void shouldAnswerNothingWhereNothingWasSaid() {
        assertThat(DIALOGUE.isAnswer("yes", "")).isFalse();
    }

    /** A text of line ends took as many steps as its length to the third, and kept a partition. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", " \n", "\t \r\n", "* \n", "1 \n", "- ", "y ", "a) ", "[", "yes "})
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void shouldBoundTheWorkOnHostileTexts(String part) {
        String botSaid = "Hello" + part.repeat(8_000 / part.length()) + "Bye";

        assertThat(DIALOGUE.isAnswer("2", botSaid)).isIn(true, false);
    }

    @Property(tries = 200)
    void shouldTakeAnyText(@ForAll String text, @ForAll String botSaid) {
        assertThat(DIALOGUE.isAnswer(text, botSaid))
                .isIn(false, DIALOGUE.asks(botSaid) && !DIALOGUE.isQuestion(text));
    }

    static Stream<Said> said() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        Similarity.class.getResourceAsStream(
                                "/dev/caesura/similarity/dialogue.tsv"))) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream().filter(line -> line.indexOf('\t') == 2).map(DialogueTest::parse);
        }
    }

    private static Said parse(String line) {
        String[] fields = line.replace("\\n", "\n").split("\t");
        return new Said(
                fields[0].charAt(0),
                fields[0].charAt(1) == '+',
                fields[1],
                fields.length > 2 ? fields[2] : "");
    }
}
