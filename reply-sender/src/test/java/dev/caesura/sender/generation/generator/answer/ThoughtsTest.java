package dev.caesura.sender.generation.generator.answer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThoughtsTest {

    private static final String SAID = "The shop opens at nine.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Names of thoughts in tags and tokens.
                "<reasoning_content>secret</reasoning_content>The shop opens at nine.",
                "<ReasoningContent>secret</ReasoningContent>The shop opens at nine.",
                "<thinking-process depth=\"2\">secret</thinking-process>The shop opens at nine.",
                "<x:cot_budget>secret</x:cot_budget>The shop opens at nine.",
                "<思考>secret</思考>The shop opens at nine.",
                "<|thinking|>secret<|/thinking|>The shop opens at nine.",
                "<|thought_start|>secret<|thought_end|>The shop opens at nine.",
                "<｜begin▁of▁thinking｜>secret<｜end▁of▁thinking｜>The shop opens at nine.",
                "<|turn>thinking\nsecret<turn|>The shop opens at nine.",
                "[BEGIN THOUGHT]secret[END THOUGHT]The shop opens at nine.",
                "<unused94>thought\nsecret\n<unused95>The shop opens at nine.",
                "<unused12>secret<unused13>The shop opens at nine.",
                "<think>Is `</think>` secret?</think>The shop opens at nine.",
                "[THOUGHTS] secret [/THOUGHTS] The shop opens at nine.",
                "### Thinking\nsecret\n### Response\nThe shop opens at nine.",
                // Folded thoughts and comments.
                "<details type=\"reasoning\" done=\"true\"><summary>x</summary>secret</details>\nThe shop"
                        + " opens at nine.",
                "<details>\n<summary>💭 Thought for 5 seconds</summary>a <details>b</details> secret"
                        + "</details>The shop opens at nine.",
                "<!-- secret -->The shop opens at nine.",
                "<ctrl94>thought\nsecret<ctrl95>The shop opens at nine.",
                "The shop <!-- <think>secret</think> -->opens at nine.",
                // Headings with a quotation.
                "*Thinking...*\n\n> **Hours**\n>\n> secret\n\nThe shop opens at nine.",
                "> 💭 Thinking…\n> secret\n\nThe shop opens at nine.",
                "**Thought for 3s**\n> secret\nThe shop opens at nine.",
                // The final answer is marked.
                "Here are my reasoning steps:\nsecret\n[BEGIN FINAL RESPONSE]\nThe shop opens at"
                        + " nine.\n[END FINAL RESPONSE]\n<|end|>",
                "secret\n[FINAL ANSWER] The shop opens at nine.",
                "They want hours; secret.\n<final_answer>The shop opens at nine.</final_answer>",
                "secret <ANSWER>The shop opens at nine.</ANSWER><|im_end|>",
                // Objects of JSON.
                "{\"thought\": \"secret\", \"answer\": \"The shop opens at nine.\"}",
                "```json\n{\"reasoning\": [\"secret\"], \"finalAnswer\": \"The shop opens at nine.\"}\n```",
                "{\"chain_of_thought\": \"secret\", \"text\": \"The shop opens at nine.\"}",
                "{\"analysis\": \"secret\", \"reply\": \"The shop opens at nine.\"}",
                "{\"action\": \"Final Answer\", \"action_input\": \"The shop opens at nine.\"}"
            })
    void shouldCutThoughtsAndSayTheAnswer(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thought\nThey want hours.\n\nThe shop opens at nine.",
                "Thinking\nThey want hours.\n\nThe shop opens at nine.",
                "*Thinking...*\n\nThey want hours. The shop opens at nine.",
                "*Thinking...*\n\n> They want hours.",
                "Here are my reasoning steps:\nThey want hours. The shop opens at nine.",
                "<unused94>They want hours",
                "<ctrl94>thought\nThey want hours. The shop opens at nine.",
                "s\u115fthought\nThey want hours. The shop opens at nine.",
                "\u200bThought:\nThey want hours",
                "<|thinking|>They want hours",
                "<details type=\"reasoning\">They want hours",
                "The shop <!-- they want hours",
                "{\"thought\": \"They want hours\"}",
                "{\"reasoning\": \"They want hours\", \"answer\": {\"hours\": 9}}"
            })
    void shouldRefuseThoughtsFromWhichNoAnswerCanBeToldApart(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("thoughts-unfinished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I think <b>so</b>; thinking of Sunday, too.",
                "`<think>` tags are printed by Qwen: switch them off with /no_think.",
                "Write `<details type=\"reasoning\">` and `<!-- a comment -->` in the page.",
                "```html\n<!-- the menu -->\n<nav></nav>\n```\nPut this at the top.",
                "<details><summary>Opening hours</summary>Nine to five</details>",
                "We have [thoughts] on that.",
                "Choose <plan-name> and <payment-plan> in the menu.",
                "Nice <a:thinking:1234567890>",
                "Thinking of a gift? We have vouchers.",
                "Thinking... of you! We open at nine.",
                "Thoughts? Write to us.",
                "Thought for the day: we open at nine.",
                "Reasoning behind it: nobody comes at eight.",
                "> We open at nine\n\nas you said.",
                "An HTML comment begins with `<!--`.",
                "{\"plan\": \"basic\", \"message\": \"from nine\"}",
                "Put <answer>nine</answer> into the form.",
                "<5 or >9, you choose: a --> b."
            })
    void shouldLeaveTalkOfThoughtsAlone(String text) {
        assertThat(Screened.outcome(text)).isEqualTo("said: " + text);
    }

    @Property
    void shouldKnowThoughtsByTheWordsOfTheirName(@ForAll("names") String name) {
        String tagged = "<" + name + ">SECRET</" + name + ">" + SAID;
        String token = "<|" + name + "|>SECRET<|/" + name + "|>" + SAID;
        assertThat(Screened.outcome(tagged)).isEqualTo("said: " + SAID);
        assertThat(Screened.outcome(token.replace(':', '_'))).isEqualTo("said: " + SAID);
    }

    @Provide
    Arbitrary<String> names() {
        return Combinators.combine(
                        Arbitraries.of("", "my_", "seed:", "internal-", "Model"),
                        Arbitraries.of("Think", "Thinking", "Thought", "Reasoning", "Scratchpad"),
                        Arbitraries.of("", "_process", "-content", "Fast", "_a_b"),
                        Arbitraries.of(true, false))
                .as(
                        (prefix, word, suffix, lower) ->
                                prefix
                                        + (lower && !prefix.equals("Model")
                                                ? word.toLowerCase()
                                                : word)
                                        + suffix);
    }
}
