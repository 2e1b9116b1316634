package dev.caesura.sender.generation.generator.answer;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The meaning of a mark for the thoughts around it. */
enum ThoughtMark {
    BEGINNING,
    END,
    /** A mark of no thoughts at all, as {@code <think/>}. */
    EMPTY,
    /** Any other tag or token. */
    NONE;

    /**
     * Tags and tokens of any name, and the marks of thoughts that have no name.
     *
     * @see <a href="https://github.com/ollama/ollama/issues/15754">MedGemma's {@code <unused94>}
     *     and {@code <unused95>}</a>, which Gemini calls {@code <ctrl94>} and {@code <ctrl95>}
     * @see <a href="https://github.com/nesquena/hermes-webui/pull/648">Gemma 4's {@code
     *     <|channel>thought} and {@code <|turn>thinking}</a>
     */
    static final Pattern ANY =
            Pattern.compile(
                    "(?<beginning>◁\\s*think\\s*▷|\\[\\s*think(?:ing)?\\s*]"
                            + "|\\[\\s*(?:begin|start)[ _](?:of[ _])?(?:think(?:ing)?|thoughts?|reasoning)\\s*]"
                            + "|<\\|inner_prefix\\|>|<\\|(?:channel|turn)>\\s*(?:thought|thinking)"
                            + "|<(?:unused|ctrl)94>|<(?:unused|ctrl)\\d{1,4}>\\s*thought)"
                            + "|(?<end>◁\\s*/\\s*think\\s*▷|\\[\\s*/\\s*(?:think(?:ing)?|thoughts?|reasoning|analysis|scratchpad)\\s*]"
                            + "|\\[\\s*end[ _](?:of[ _])?(?:think(?:ing)?|thoughts?|reasoning)\\s*]"
                            + "|<\\|inner_suffix\\|>|<(?:channel|turn)\\|>|<unused\\d{1,4}>|<ctrl95>)"
                            + "|<[|｜]\\s*(?<token>/?\\s*\\p{L}[^<>|｜\\n]{0,40})[|｜]>"
                            + "|(?:<|&lt;)\\s*(?<slash>/?)\\s*"
                            + "(?<tag>\\p{L}[\\p{L}\\p{N}]{0,30}(?:[_:.-]\\p{L}[\\p{L}\\p{N}]{0,30}){0,6})"
                            + "(?:\\s[^<>]{0,200}?)?(?<empty>/?)\\s*(?:>|&gt;)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> ENDING = Set.of("end", "close", "stop");

    /** The meaning of the mark that a matcher of {@link #ANY} has found. */
    static ThoughtMark of(Matcher mark) {
        if (mark.group("beginning") != null) {
            return BEGINNING;
        }
        if (mark.group("end") != null) {
            return END;
        }
        String token = mark.group("token");
        return token == null ? ofTag(mark) : ofToken(token);
    }

    private static ThoughtMark ofToken(String token) {
        if (!ThoughtNames.isCertain(token.replace('/', ' '))) {
            return NONE;
        }
        boolean ends =
                token.startsWith("/")
                        || ThoughtNames.words(token).stream().anyMatch(ENDING::contains);
        return ends ? END : BEGINNING;
    }

    private static ThoughtMark ofTag(Matcher mark) {
        if (!ThoughtNames.isThought(mark.group("tag"))) {
            return NONE;
        }
        if (!mark.group("slash").isEmpty()) {
            return END;
        }
        return mark.group("empty").isEmpty() ? BEGINNING : EMPTY;
    }
}
