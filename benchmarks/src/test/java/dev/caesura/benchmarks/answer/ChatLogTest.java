package dev.caesura.benchmarks.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.schemas.answers.Answer;
import dev.caesura.schemas.answers.Answers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatLogTest {

    @Test
    void shouldMakeAConversationOfEachSpeaker() throws IOException {
        // when
        ChatLog log = log("1\ta\t0\thi", "1\tb\t2.5\thello", "1\ta\t4\ta\ttab", "2\ta\t0\tlater");

        // then
        assertThat(log.dialogs()).isEqualTo(2);
        assertThat(log.conversations()).isEqualTo(3);
        assertThat(log.arrivals())
                .extracting(one -> one.message().conversationId() + " " + one.at())
                .containsExactly(
                        "log:all:1 a 0", "log:all:1 b 2500", "log:all:1 a 4000", "log:all:2 a 0");
        assertThat(log.arrivals().get(2).message().text()).isEqualTo("a\ttab");
    }

    @Test
    void shouldEndARunWhereSomebodyElseSpeaksOrThePauseIsLong() throws IOException {
        // given
        ChatLog log =
                log(
                        "1\ta\t0\tone",
                        "1\ta\t60\ttwo",
                        "1\ta\t121\tafter a minute and a second",
                        "1\ta\t122\tmore",
                        "1\tb\t123\tbetween",
                        "1\ta\t124\tlast");

        // then
        assertThat(log.runs(60_000)).containsExactly(List.of("m2", "m3"), List.of("m4", "m5"));
    }

    @Test
    void shouldKnowWhichRunsFellApart() throws IOException {
        // given
        ChatLog log = log("1\ta\t0\tone", "1\ta\t5\ttwo", "2\ta\t0\tone", "2\ta\t5\ttwo");
        Answers answers =
                new Answers(
                        List.of(
                                answer("first", "m2"),
                                answer("second", "m3"),
                                answer("third", "m4", "m5")),
                        4,
                        1);

        // when
        Measured measured =
                Measured.of(
                        new Setting(15, Drafting.OFF, Setting.With.BOTH),
                        answers,
                        log.runs(60_000));

        // then
        assertThat(measured.apart()).isEqualTo(1);
        assertThat(measured.extraCalls()).isEqualTo(1.0 / 3);
    }

    @ParameterizedTest
    @CsvSource({
        "'1 a 0 text', 'Line 2 must have four columns'",
        "'1\ta\tsoon\ttext', 'Line 2: ''soon'' is no number of seconds'",
        "'1\ta\t-1\ttext', 'Line 2: ''-1'' is no number of seconds'",
        "'1\ta\tNaN\ttext', 'Line 2: ''NaN'' is no number of seconds'",
        "'1\ta\t1e300\ttext', 'is no number of seconds'",
        "'\ta\t1\ttext', 'Line 2 must have four columns'",
        "'', 'The log has no messages'"
    })
    void shouldRefuseWhatIsNoLog(String line, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log(line))
                .withMessageContaining(problem);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatLog.read(Path.of("no-such.tsv")))
                .withMessageContaining("no such file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChatLog.read(new BufferedReader(new StringReader(""))))
                .withMessageContaining("name the columns");
    }

    @Test
    void shouldComeWithALogOfItsOwn() throws IOException {
        // when
        ChatLog own = ChatLog.read((Path) null);

        // then
        assertThat(own.dialogs()).isGreaterThan(40);
        assertThat(own.runs(60_000)).hasSizeGreaterThan(60);
    }

    private static Answer answer(String requestId, String... messages) {
        return new Answer("log:all:1 a", requestId, List.of(messages), 0, 1, 2, 3, false, false);
    }

    private static ChatLog log(String... lines) throws IOException {
        return ChatLog.read(
                new BufferedReader(
                        new StringReader(ChatLog.HEADER + "\n" + String.join("\n", lines))));
    }
}
