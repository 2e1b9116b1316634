package dev.caesura.sender.generation.generator.answer;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognizes the JSON of a call: a field that is named after calls and tools, or a name beside
 * arguments. Servers without a parser for their model pass it on as text.
 *
 * @see <a href="https://docs.vllm.ai/en/latest/features/tool_calling.html">Tool calling in vLLM,
 *     which lists the parsers of many models</a>
 */
final class JsonCall {

    private static final Set<String> CALLS =
            Set.of(
                    "toolcall",
                    "toolcalls",
                    "functioncall",
                    "functioncalls",
                    "tooluse",
                    "tooluses",
                    "tool",
                    "toolname",
                    "toolinput",
                    "functionname",
                    "recipientname",
                    "actioninput");

    private static final Set<String> TOOLS = Set.of("name", "function", "action", "type");

    private static final Set<String> ARGUMENTS =
            Set.of("arguments", "args", "parameters", "params", "kwargs", "input", "function");

    private JsonCall() {}

    /** Whether a text is a call, perhaps in a code fence, or ends with one on lines of its own. */
    static boolean isIn(String text) {
        if (has(JsonNames.of(Fence.open(text)))) {
            return true;
        }
        int last = Math.max(text.lastIndexOf("\n{"), text.lastIndexOf("\n[{"));
        // In a fence that closes after it, the answer shows the JSON.
        return last >= 0
                && text.indexOf("```", last) < 0
                && has(JsonNames.of(text.substring(last + 1)));
    }

    /** Whether an object with these fields is a call. */
    static boolean has(Set<String> names) {
        Set<String> plain = names.stream().map(JsonNames::plain).collect(Collectors.toSet());
        if (plain.stream().anyMatch(CALLS::contains)) {
            return true;
        }
        // One field cannot be both the tool and its arguments.
        Set<String> arguments =
                plain.stream().filter(ARGUMENTS::contains).collect(Collectors.toSet());
        return !arguments.isEmpty()
                && plain.stream()
                        .anyMatch(
                                name ->
                                        TOOLS.contains(name)
                                                && !(arguments.size() == 1
                                                        && arguments.contains(name)));
    }
}
