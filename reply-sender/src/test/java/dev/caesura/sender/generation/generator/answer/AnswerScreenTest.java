package dev.caesura.sender.generation.generator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caesura.sender.generation.generator.GenerationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerScreenTest {

    private static final String SAID = "The shop opens at nine.";
    private static final AnswerScreen SCREEN = new AnswerScreen("NO_REPLY");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>They want hours; 10 % is secret.</think>\n\nThe shop opens at nine.",
                "They want hours; 10 % is secret.\n</think>\nThe shop opens at nine.",
                "<THINKING>a <think>b</think> c</THINKING>The shop opens at nine.",
                "<thinking>a</think>The shop opens at nine.",
                "< reasoning mode=\"long\" >secret</ reasoning >The shop opens at nine.",
                "<seed:think>secret</seed:think>The shop opens at nine.",
                "<longcat_think>secret</longcat_think>The shop opens at nine.",
                "<|inner_prefix|>secret<|inner_suffix|>The shop opens at nine.",
                "<|channel>thought\nsecret<channel|>The shop opens at nine.",
                "Thinking...\nThey want hours, secret\n...done thinking.\n\nThe shop opens at nine.",
                "◁think▷secret◁/think▷The shop opens at nine.",
                "[THINK]secret[/THINK]The shop opens at nine.",
                "&lt;think&gt;secret&lt;/think&gt;The shop opens at nine.",
                "<|begin_of_thought|>secret<|end_of_thought|><|begin_of_solution|>The shop opens at"
                        + " nine.<|end_of_solution|>",
                "<|START_THINKING|>secret<|END_THINKING|><|START_RESPONSE|>The shop opens at"
                        + " nine.<|END_RESPONSE|>",
                "<|channel|>analysis<|message|>secret<|end|><|start|>assistant<|channel|>final"
                        + "<|message|>The shop opens at nine.<|return|>",
                "analysisThe user wants secret hours.assistantfinalThe shop opens at nine.",
                "<think>secret</think><answer>The shop opens at nine.</answer>",
                "<think/>The shop opens at nine.",
                "```thinking\nsecret\n```\nThe shop opens at nine.",
                "Thought: no tool is needed, secret\nFinal Answer: The shop opens at nine.",
                "Here is my thought process: secret\n\nHere is my response: The shop opens at nine.",
                "The shop opens at nine.<|im_end|>\n<|im_start|>user\nand Sunday?",
                "The shop opens at nine.<think>secret</think>",
                "The shop opens at nine.</s>"
            })
    void shouldSayOnlyWhatIsMeantForTheContact(String text) throws Exception {
        assertThat(SCREEN.pass(text)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>They want hours. Now I write it.<final>The shop opens at nine.</final>",
                "The shop opens at nine. <reasoning>was that right?",
                "<|channel|>analysis<|message|>They want hours",
                "analysisThe user wants hours",
                "```thinking\nThey want hours",
                "Thought: they want hours",
                "Thinking...\nThey want hours"
            })
    void shouldRefuseThoughtsThatDoNotEnd(String text) {
        assertThat(refusal(text)).isEqualTo("thoughts-unfinished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One moment.\n<tool_call>{\"name\": \"hours\"}</tool_call>",
                "{\"name\": \"hours\", \"arguments\": {\"day\": \"Sunday\"}}",
                "```json\n{\"action\": \"search\", \"action_input\": \"hours\"}\n```",
                "[TOOL_CALLS][{\"name\":\"hours\"}]",
                "<function=hours>{}</function>",
                "<function_calls><invoke name=\"hours\"></invoke></function_calls>",
                "<|python_tag|>hours()",
                "functools[{\"name\": \"hours\"}]",
                "<minimax:tool_call>x</minimax:tool_call>",
                "```tool_code\nhours()\n```"
            })
    void shouldRefuseCallsOfTools(String text) {
        assertThat(refusal(text)).isEqualTo("tool-call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO_REPLY",
                "No reply",
                "[no-reply]",
                "\ufeffNO\u200b_REPLY\u2060",
                "  no_reply. ",
                "`NO_REPLY`",
                "**NO_REPLY**",
                "\"NO_REPLY\"",
                "{\"action\":\"NO_REPLY\"}\nNO_REPLY",
                "The contact only said thanks.\n\nNO_REPLY",
                "NO_REPLY\nThey said thanks.",
                "They said thanks. NO_REPLY",
                "<think>just thanks</think>NO_REPLY",
                "\u200b",
                "\u200b\u200d\ufeff \u2060",
                "\udb40\udc41\udb40\udc42",
                "\u2800\u3164",
                "<p></p>",
                "<br/>&nbsp;",
                "<!-- nothing -->",
                "\u00ad\u034f\ufe0f"
            })
    void shouldTakeTheWordOrNothingVisibleForNoReply(String text) {
        assertThat(refusal(text)).isEqualTo("no-reply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[pas de réponse]",
                "(Aucune réponse nécessaire.)",
                "*reste silencieux*",
                "(sin respuesta)",
                "[No se requiere respuesta]",
                "*silencio*",
                "(sem resposta)",
                "*fica em silêncio*",
                "[não responde]",
                "(لا رد)",
                "[لا حاجة للرد]",
                "*صمت*",
                "[keine Antwort nötig]",
                "*sourit*",
                "*hoche la tête*",
                "*smiles warmly*",
                "(sonríe)",
                "*acena*",
                "*يبتسم*",
                "*waits…*"
            })
    void shouldTakeASilenceInAnyLanguageForNoReply(String text) {
        assertThat(refusal(text)).isEqualTo("no-reply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(pensando: quiere un descuento, secret)\nThe shop opens at nine.",
                "[pensamento: secret (10 %)] The shop opens at nine.",
                "*réfléchit : secret* The shop opens at nine.",
                "**Thinking: secret** The shop opens at nine.",
                "(internal note: secret)(thought: secret) The shop opens at nine.",
                "[أفكر: secret] The shop opens at nine.",
                "（思考：secret）The shop opens at nine.",
                "Pensamiento: secret\nRespuesta final: The shop opens at nine.",
                "Raisonnement : secret\n\nRéponse finale\u00a0: The shop opens at nine.",
                "Raciocínio: secret\nResposta: The shop opens at nine.",
                "التفكير: secret\nالإجابة النهائية: The shop opens at nine.",
                "<pensamiento>secret</pensamiento>The shop opens at nine.",
                "<réflexion>secret</réflexion>The shop opens at nine.",
                "{\"razonamiento\": \"secret\", \"answer\": \"The shop opens at nine.\"}"
            })
    void shouldCutThoughtsInAnyLanguage(String text) throws Exception {
        assertThat(SCREEN.pass(text)).isEqualTo(SAID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(pensando: quiere un descuento)",
                "[internal: they want hours",
                "*pense : il veut une remise",
                "Pensamento: querem um desconto",
                "**Thinking:** they want hours"
            })
    void shouldRefuseThoughtsWithoutAnAnswerInAnyLanguage(String text) {
        assertThat(refusal(text)).isEqualTo("thoughts-unfinished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "None",
                "undefined",
                "NaN",
                "(null)",
                "\"null\"",
                "<nil>",
                "[object Object]",
                "[object Promise]",
                "<coroutine object reply at 0x7f3a>",
                "{{name}}",
                "{{ $json.output }}",
                "${answer}",
                "<%= answer %>",
                "{% answer %}",
                "%ANSWER%",
                "{answer}"
            })
    void shouldRefuseWhatAProgramWritesInPlaceOfAText(String text) {
        assertThat(refusal(text)).isEqualTo("placeholder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 < 7 and 9 > 8: you think that is hard? <3",
                "Analysis of your request: we open at nine.",
                "I think [we] open at {nine}.",
                "👩‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ok",
                "نعم، نفتح الساعة التاسعة.",
                "{name}, your order has shipped.",
                "My reasoning is simple: nine.",
                "No reply needed from you.",
                "None.",
                "Null",
                "None of them, sorry.",
                "Nada",
                "*Nous ouvrons à neuf heures*",
                "*9:00 – 18:00*",
                "(Sunday: closed) Monday: nine to six.",
                "[Réponse] Nous ouvrons à neuf heures.",
                "Pensando bem, temos os dois.",
                "*Wait:* the blue one is sold out.",
                "As an AI language model, I can't see your order.",
                "Use {{name}} for the customer's name."
            })
    void shouldLeaveAnswersAlone(String text) throws Exception {
        assertThat(SCREEN.pass(text)).isEqualTo(text);
    }

    @Test
    void shouldHaveNoWordWhereNoneIsConfigured() throws Exception {
        assertThat(new AnswerScreen("").pass("NO_REPLY")).isEqualTo("NO_REPLY");
    }

    @Property
    void shouldNeverSayAThought(@ForAll("answers") Answer answer) {
        // when
        String said;
        try {
            said = SCREEN.pass(answer.text());
        } catch (GenerationException e) {
            return;
        }
        // then
        assertThat(said).doesNotContain("SECRET").doesNotContain("think");
    }

    record Answer(String text) {}

    @Provide
    Arbitrary<Answer> answers() {
        Arbitrary<String> open = Arbitraries.of("<think>", "<thinking>", "◁think▷", "[THINK]");
        Arbitrary<String> close = Arbitraries.of("</think>", "</thinking>", "◁/think▷", "[/THINK]");
        Arbitrary<String> thought =
                Combinators.combine(open, close)
                        .as((begin, end) -> begin + "SECRET " + begin + "SECRET" + end + end);
        Arbitrary<String> part = Arbitraries.oneOf(thought, Arbitraries.of("Hello. ", "Nine. "));
        return part.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> new Answer(String.join("", parts) + "Bye."));
    }

    private static String refusal(String text) {
        return catchThrowableOfType(GenerationException.class, () -> SCREEN.pass(text)).reason();
    }
}
