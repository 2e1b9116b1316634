package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.NormalText;
import dev.caesura.similarity.text.TextNormalizer;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Tokenizer;
import java.util.List;

/** Reads a text of any length into tokens and terms, in bounded time. */
public final class TextReader {

    private final Tokenizer tokenizer;
    private final TermReader reader;

    public TextReader(Lexicon lexicon) {
        this.tokenizer = new Tokenizer(letters -> isUnit(lexicon, letters));
        this.reader = new TermReader(lexicon);
    }

    /**
     * A text that was read.
     *
     * @param tokens its words and signs, a clause end first and last
     * @param terms the meanings of the words
     * @param truncated whether something was left out, because the text is too long
     */
    public record Text(List<Token> tokens, List<Term> terms, boolean truncated) {}

    public Text read(String text) {
        NormalText normal = TextNormalizer.normalize(text);
        List<Token> tokens = tokenizer.tokenize(normal.text());
        boolean truncated = normal.truncated() || !Tokenizer.readToEnd(tokens);
        return new Text(tokens, reader.read(tokens), truncated);
    }

    private static boolean isUnit(Lexicon lexicon, String letters) {
        Sense found = lexicon.shared().find(Token.of(Token.Type.WORD, letters));
        return found != null && found.type() == WordClass.UNIT;
    }
}
