package dev.caesura.similarity.tables;

import dev.caesura.similarity.text.TextNormalizer;
import dev.caesura.similarity.text.Token;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of one language. */
public final class Language {

    private final String code;
    private final Stemmer stemmer;
    private final Map<String, Sense> exact = new HashMap<>();
    private final Map<String, Sense> folded = new HashMap<>();
    private final Map<String, Sense> stems = new HashMap<>();
    private final Rewriter abbreviations = new Rewriter(true);
    private final Rewriter phrases = new Rewriter(false);

    Language(String code, Map<String, String> endings) {
        this.code = code;
        this.stemmer = new Stemmer(endings);
    }

    /**
     * A form with accents is also found without them, unless the bare word is a form of its own
     * ("où", "ou").
     */
    void add(String form, Sense sense) {
        String plain = TextNormalizer.fold(form);
        exact.put(form, sense);
        folded.put(plain, sense);
        if (sense.type().isContent() && sense.group() == 0 && plain.length() > 3) {
            stems.putIfAbsent(stemmer.stem(plain), sense.with(0, Sense.Form.PLAIN));
        }
    }

    /** The tables' entry for this word as it is written. */
    public @Nullable Sense find(Token token) {
        Sense found = exact.get(token.text());
        return found != null ? found : folded.get(token.plain());
    }

    /** Whether a table has this very word, accents included. */
    public boolean writes(Token token) {
        return exact.containsKey(token.text());
    }

    /** The tables' entry for a word with the same stem. */
    @Nullable Sense findByStem(String plain) {
        return stems.get(stemmer.stem(plain));
    }

    public String stem(String plain) {
        return stemmer.stem(plain);
    }

    /** Every spelling that the tables know by itself. */
    Set<String> spellings() {
        Set<String> spellings = new HashSet<>(exact.keySet());
        spellings.addAll(folded.keySet());
        spellings.addAll(abbreviations.singleWords());
        return spellings;
    }

    public boolean is(String wanted) {
        return code.equals(wanted);
    }

    public Rewriter abbreviations() {
        return abbreviations;
    }

    public Rewriter phrases() {
        return phrases;
    }
}
