package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts out thoughts that a chat front end, asked in place of a model, has folded into HTML's {@code
 * details}: those of the type {@code reasoning}, and those whose summary mentions thoughts. Other
 * details are left alone.
 *
 * @see <a href="https://docs.openwebui.com/features/chat-features/reasoning-models">Open WebUI,
 *     which writes {@code <details type="reasoning">} with the summary {@code Thought for 5
 *     seconds}</a>
 */
final class Details {

    private static final Pattern TAG =
            Pattern.compile(
                    "(?<closing></details\\s*>)"
                            + "|(?<thoughts><details\\s[^<>]{0,200}type\\s*=\\s*[\"']?reasoning[^<>]{0,200}>"
                            + "|<details[^<>]{0,200}>\\s*<summary[^<>]{0,200}>[^<]{0,80}?"
                            + "\\b(?:think(?:ing)?|thoughts?|reasoning)\\b)"
                            + "|<details[^<>]{0,200}>",
                    Pattern.CASE_INSENSITIVE);

    private Details() {}

    /**
     * The text without folded thoughts.
     *
     * @throws GenerationException if thoughts begin that never end
     */
    static String cut(String text) throws GenerationException {
        Matcher tag = TAG.matcher(Quoted.mask(text));
        StringBuilder spoken = new StringBuilder();
        int depth = 0;
        int from = 0;
        while (tag.find()) {
            if (depth == 0 && tag.group("thoughts") == null) {
                continue;
            }
            if (depth == 0) {
                spoken.append(text, from, tag.start());
            }
            depth += tag.group("closing") == null ? 1 : -1;
            from = tag.end();
        }
        if (depth > 0) {
            throw Refusals.unfinishedThoughts();
        }
        return spoken.append(text, from, text.length()).toString().strip();
    }
}
