package dev.caesura.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairFormatTest {

    private static final PairFormat FORMAT = new PairFormat(Similarity.create(), Kind.QUESTION, "");

    @Test
    void shouldAnswerALine() {
        assertThat(FORMAT.answer("tu fais quoi ?\tTFK", 1)).isEqualTo("1.0000\tsame\texact");
        assertThat(FORMAT.answer("taille 38 ?\ttaille 40 ?\r", 2)).endsWith("\tdifferent\tnumber");
        assertThat(FORMAT.answer("tu viens où ?\ttu viens quand ?", 3))
                .endsWith("\tdifferent\tquestion-word");
    }

    @Test
    void shouldNotRoundAScoreUpToTheThreshold() {
        Ruling ruling = new Ruling(0.69999, Verdict.DIFFERENT, "none", true);

        assertThat(PairFormat.format(ruling)).isEqualTo("0.6999\tdifferent\tnone");
    }

    @Test
    void shouldSayWhatTheProcessorWouldDecideAfterAQuestionOfTheBot() {
        // given
        PairFormat after = new PairFormat(Similarity.create(), Kind.QUESTION, "Go on?");

        // when, then
        assertThat(after.answer("yes\tyes", 1)).isEqualTo("1.0000\tdifferent\tanswer");
        assertThat(after.answer("when do you open?\twhen do you open?", 2))
                .isEqualTo("1.0000\tsame\texact");
    }

    @Test
    void shouldRefuseContextForReplies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PairFormat(Similarity.create(), Kind.REPLY, "Go on?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one text", "three\ttexts\there"})
    void shouldNameTheLineThatIsWrong(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FORMAT.answer(line, 42))
                .withMessageContaining("Line 42");
    }
}
