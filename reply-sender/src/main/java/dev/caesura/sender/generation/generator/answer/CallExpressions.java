package dev.caesura.sender.generation.generator.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes a text that consists only of Python-style calls: {@code [get_order(id="4711")]},
 * {@code print(default_api.get_order(id="4711"))}, or {@code get_order{"id": "4711"}}.
 *
 * <p>A word with an aside in brackets, as <i>Monday(closed)</i>, is not a call: the arguments must
 * be named, or be a literal, or the name must be one that only programs use.
 *
 * @see <a
 *     href="https://docs.vllm.ai/en/latest/features/tool_calling.html#models-with-pythonic-tool-calls-pythonic">Models
 *     with pythonic tool calls</a>
 * @see <a href="https://github.com/vllm-project/vllm/issues/16190">Mistral's calls without their
 *     special tokens</a>
 */
final class CallExpressions {

    private static final Pattern CALLEE =
            Pattern.compile(
                    "(?:\\w{1,40}\\s*=\\s*)?(?:await\\s+)?(?<name>[A-Za-z_][\\w.]*)(?<bracket>[({])");
    private static final Pattern NAMED = Pattern.compile("\\w+\\s*=(?!=)");
    private static final String PRINT = "print";

    /** The nesting of calls beyond which a text is not for a person. */
    private static final int MOST_NESTED = 20;

    private CallExpressions() {}

    /** Whether the text, perhaps in a code fence or in a list, is nothing but calls. */
    static boolean fill(String text) {
        String code = Fence.open(text);
        boolean listed = code.startsWith("[") && code.endsWith("]");
        return listed
                ? areCalls(code.substring(1, code.length() - 1), true, 0)
                : areCalls(code, false, 0);
    }

    private static boolean areCalls(String code, boolean listed, int depth) {
        if (depth > MOST_NESTED) {
            return true;
        }
        Matcher callee = CALLEE.matcher(code);
        int from = nextCall(code, 0);
        boolean some = false;
        while (from < code.length()) {
            if (!callee.region(from, code.length()).lookingAt()) {
                return false;
            }
            int end = closing(code, callee.end() - 1);
            if (end < 0
                    || !isCall(callee, code.substring(callee.end(), end).strip(), listed, depth)) {
                return false;
            }
            from = nextCall(code, end + 1);
            some = true;
        }
        return some;
    }

    private static boolean isCall(Matcher callee, String arguments, boolean listed, int depth) {
        if (callee.group("bracket").equals("{")) {
            return arguments.startsWith("\"");
        }
        String name = callee.group("name");
        if (name.equals(PRINT)) {
            return !arguments.startsWith(PRINT) && areCalls(arguments, false, depth + 1);
        }
        if (NAMED.matcher(arguments).lookingAt()) {
            return true;
        }
        boolean programmed = listed || name.contains("_") || name.contains(".");
        return programmed && (arguments.isEmpty() || "\"'{".indexOf(arguments.charAt(0)) >= 0);
    }

    private static int nextCall(String code, int from) {
        int next = from;
        while (next < code.length() && " \t\r\n,;".indexOf(code.charAt(next)) >= 0) {
            next++;
        }
        return next;
    }

    /**
     * The position of the closing bracket for the one that opens here, outside of strings; -1 if
     * there is none.
     */
    private static int closing(String code, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0 && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
