package dev.caesura.sender.generation.generator.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that models give to their thoughts, in tags, tokens and fields of JSON. Models and
 * their authors keep making new ones from the same words ({@code reasoning_content}, {@code
 * thinking-process}, {@code seed:cot_budget_reflect}), so a name is recognized by its words.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/features/reasoning_outputs.html">Reasoning outputs
 *     in vLLM, which lists the marks of many models</a>
 */
final class ThoughtNames {

    /** Words that make any name one of thoughts. */
    private static final Set<String> WORDS =
            Set.of(
                    "think",
                    "thinking",
                    "antthinking",
                    "thought",
                    "thoughts",
                    "reasoning",
                    "reflection",
                    "scratchpad",
                    "monologue",
                    "cot",
                    "deliberation",
                    "pensée",
                    "pensées",
                    "réflexion",
                    "raisonnement",
                    "pensamiento",
                    "pensamientos",
                    "razonamiento",
                    "reflexión",
                    "pensamento",
                    "pensamentos",
                    "raciocínio",
                    "raciocinio",
                    "تفكير",
                    "التفكير",
                    "gedanken",
                    "思考",
                    "思考过程",
                    "推理",
                    "推理过程",
                    "思维链");

    /** Names whose words mean other things, too, in longer names such as {@code payment-plan}. */
    private static final Pattern WHOLE =
            Pattern.compile(
                    "(?:[a-z]+[:_])?(?:reason|reflect|analysis|scratch[_-]pad"
                            + "|internal(?:[_-]\\w+)?|plan(?:ning)?)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[\\s_:.▁-]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})");

    private ThoughtNames() {}

    /** Whether a name is one of thoughts. */
    static boolean isThought(String name) {
        return isCertain(name) || WHOLE.matcher(name).matches();
    }

    /** Whether a name can only be one of thoughts. */
    static boolean isCertain(String name) {
        List<String> words = words(name);
        return words.stream().anyMatch(WORDS::contains) && !words.contains("final");
    }

    /** The words of a name, in lower case. */
    static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
