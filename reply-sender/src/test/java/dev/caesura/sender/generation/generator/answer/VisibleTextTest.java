package dev.caesura.sender.generation.generator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "''",
                "“”",
                "**",
                "***",
                "---",
                "``` ```",
                "```\n```",
                "```text\n\n```",
                "...",
                "…",
                "[]",
                "()",
                "{}",
                "<p>**</p>",
                "![]()",
                "> ",
                "#",
                "-",
                "\ufffc",
                "```json\n```",
                "[no response]",
                "(No reply needed.)",
                "[No further response is required]",
                "*silence*",
                "<no_response>",
                "[SYSTEM: no_reply]",
                "**[no-answer]**",
                "\"[No response]\"",
                "(stays silent)",
                "[empty response]",
                "[No response needed - the contact said thanks.]",
                "*says nothing*"
            })
    void shouldTakeWhatSaysNothingForNoReply(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("no-reply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "?",
                "!",
                "?!",
                "¿?",
                "👍",
                "❤️",
                "1️⃣",
                "🏴",
                "✓",
                "→",
                "€",
                ":)",
                ";-)",
                "^^",
                "<3",
                "نعم",
                "好",
                "\"9\"",
                "No reply needed from you.",
                "No response yet, sorry.",
                "[no response from the bank" + " yet]",
                "Silence!",
                "(nine)",
                "*nine*",
                "It is empty."
            })
    void shouldSayWhatSaysSomething(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }

    @Property
    void shouldNeverSayMarksWithoutWords(
            @ForAll @Chars({'"', '\'', '*', '_', '`', '#', '>', '-', '.', ' ', '\n', '~', ','})
                    String marks) {
        assertThat(Screened.outcome(marks)).isEqualTo("no-reply");
    }

    @Property
    void shouldSayWhatHasAWord(@ForAll @CharRange(from = 'a', to = 'z') String word) {
        String text = "**" + word + "x**";
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }
}
