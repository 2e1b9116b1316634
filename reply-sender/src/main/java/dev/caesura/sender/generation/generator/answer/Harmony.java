package dev.caesura.sender.generation.generator.answer;

import dev.caesura.sender.generation.generator.GenerationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the final channel of an answer in OpenAI's harmony format, which servers of open-weight
 * models pass on unchanged, or without its special tokens.
 *
 * @see <a href="https://developers.openai.com/cookbook/articles/openai-harmony">The harmony
 *     response format</a>
 */
final class Harmony {

    private static final Pattern CHANNEL =
            Pattern.compile(
                    "<\\|channel\\|>\\s*(?<name>\\w+)[^<]*?(?:<\\|constrain\\|>[^<]*)?<\\|message\\|>"
                            + "(?<text>.*?)(?=<\\|(?:end|return|call|start|channel)\\|>|\\z)",
                    Pattern.DOTALL);
    private static final Pattern BARE =
            Pattern.compile("\\A\\s*(?:assistant)?(?:analysis|commentary)(?=[\\p{Lu}\\s\"'*(])");
    private static final String BARE_FINAL = "assistantfinal";

    private Harmony() {}

    /**
     * The text of the final channel; the unchanged text where it has no channels.
     *
     * @throws GenerationException if it has channels, and nothing on the final one
     */
    static String read(String text) throws GenerationException {
        if (text.contains("<|channel|>")) {
            return last(text);
        }
        int bareFinal = text.lastIndexOf(BARE_FINAL);
        if (bareFinal >= 0) {
            return text.substring(bareFinal + BARE_FINAL.length()).strip();
        }
        if (BARE.matcher(text).lookingAt() && startsLowerCase(text)) {
            throw unspoken(text);
        }
        return text;
    }

    /** An answer that begins with the word as people write it is left alone. */
    private static boolean startsLowerCase(String text) {
        Matcher bare = BARE.matcher(text);
        return bare.lookingAt()
                && bare.end() < text.length()
                && !Character.isWhitespace(text.charAt(bare.end()));
    }

    private static String last(String text) throws GenerationException {
        Matcher channel = CHANNEL.matcher(text);
        String spoken = null;
        while (channel.find()) {
            if (channel.group("name").equals("final")) {
                spoken = channel.group("text");
            }
        }
        if (spoken == null) {
            throw unspoken(text);
        }
        return spoken.strip();
    }

    /** A text that is addressed to anybody but the contact is a call. */
    private static GenerationException unspoken(String text) {
        return text.contains("to=functions.") ? Refusals.toolCall() : Refusals.unfinishedThoughts();
    }
}
