package dev.caesura.sender.generation.generator.model;

import dev.caesura.sender.generation.generator.model.Prompt.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Whether a model takes a system prompt. Some of OpenAI's, Gemini's and the open-weight models
 * refuse the role, and with it every request; their instructions precede the contact's first words
 * instead. A refusal is remembered, and logged.
 *
 * @see <a href="https://github.com/pydantic/pydantic-ai/issues/974">OpenAI's {@code
 *     'messages[0].role' does not support 'system' with this model}</a>, <a
 *     href="https://github.com/QuantumNous/new-api/issues/989">Gemini's {@code Developer
 *     instruction is not enabled}</a>, and <a
 *     href="https://github.com/huggingface/chat-ui/pull/1539">{@code System role not supported}</a>
 *     of chat templates
 */
final class SystemRole {

    private static final Pattern REFUSAL =
            Pattern.compile(
                    "(?:system|developer)['\"\\\\`]* ?(?:role|prompts?|messages?|instructions?)?['\"\\\\`]* ?"
                            + "(?:is |are )?not (?:be )?(?:supported|enabled|allowed)"
                            + "|does not support ['\"\\\\`]*(?:system|developer)"
                            + "|unsupported role\\W{1,4}(?:system|developer)");

    private static final Logger LOG = LoggerFactory.getLogger(SystemRole.class);

    private final String model;
    private volatile boolean refused;

    SystemRole(String model) {
        this.model = model;
    }

    /** The prompt as the model takes it. */
    Prompt fit(Prompt prompt) {
        if (!refused || prompt.turns().isEmpty()) {
            return prompt;
        }
        List<Turn> turns = new ArrayList<>(prompt.turns());
        Turn first = turns.get(0);
        turns.set(0, new Turn(first.role(), prompt.system() + "\n\n" + first.text()));
        return new Prompt("", turns);
    }

    /**
     * Learns from a refusal.
     *
     * @param body the error
     * @return whether another call without the role makes sense
     */
    boolean learn(JsonNode body) {
        boolean now = !refused && REFUSAL.matcher(body.toString().toLowerCase(Locale.ROOT)).find();
        if (now) {
            refused = true;
            LOG.warn("{} accepts no system prompt: it is put before the contact's words", model);
        }
        return now;
    }
}
