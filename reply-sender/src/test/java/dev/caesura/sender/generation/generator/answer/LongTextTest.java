package dev.caesura.sender.generation.generator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot may send a megabyte, and a model may be talked into repeating anything. */
class LongTextTest {

    private static final int REPEATS = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                ">",
                "`",
                "```",
                "<a ",
                "&lt;a ",
                "<a_",
                "<|",
                "<｜",
                "[",
                "{",
                "{\n",
                "\n{",
                "\n[{",
                "a(",
                "a.b(",
                "print(",
                "f(x=1),",
                "f(\"",
                "<details>",
                "</details>",
                "<details><summary>think",
                "<!--",
                "-->",
                "<answer>",
                "</answer>",
                "[FINAL ANSWER]",
                "> a\n",
                "*",
                "!",
                "? ",
                " ",
                "\n",
                "Action:\n",
                "assistantfinal",
                "<think/>",
                "</think>",
                "<unused1>",
                "<tool_",
                "to=",
                "\u2800",
                ":)",
                "no ",
                "(thinking: a)",
                "[pensando: ",
                "*pense : a*",
                "{{",
                "<coroutine ",
                "a.",
                "Error: ",
                "User: ",
                "\nUser: a\nAssistant: b",
                "assistant\n\n",
                "### "
            })
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldReadAnyRepetition(String part) {
        String text = part.repeat(REPEATS);
        assertThat(Screened.outcome(text)).isNotEmpty();
        assertThat(Screened.outcome("We open at nine. " + text)).isNotEmpty();
        assertThat(Screened.outcome("thought: " + text)).isNotEmpty();
    }

    /** Each level was a call of its own, and held a copy of the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"print(", "print(a=print(", "f(x=f(x=", "[", "{\"a\":"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void shouldReadAnyNesting(String opening) {
        long depth = opening.chars().filter(c -> "([{".indexOf(c) >= 0).count();
        String closing = opening.contains("(") ? ")" : opening.contains("[") ? "]" : "}";

        String text = opening.repeat(REPEATS) + "1" + closing.repeat((int) depth * REPEATS);

        assertThat(Screened.outcome(text)).isNotEmpty();
    }
}
