package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Language;
import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Token;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the article, prepositions and possessives off an Arabic word, if the rest is a word of the
 * tables.
 *
 * <p>"بطاقتي" (my card) and "البطاقة" (the card) share their noun; the owner becomes a term of its
 * own, for the guard.
 */
public final class ArabicAffixes {

    private static final String ARABIC = "ar";
    private static final int MIN_STEM = 2;
    private static final List<String> PREFIXES =
            List.of("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "");
    private static final List<String> WITH_ARTICLE =
            List.of("وال", "بال", "فال", "كال", "لل", "ال");
    private static final Map<String, String> OWNERS =
            Map.of(
                    "كم", "p2p", "ك", "p2p", "ني", "p1o", "ي", "p1p", "نا", "p1p", "ها", "p3p-f",
                    "هم", "p3p", "ه", "p3p-m");
    private static final List<String> SUFFIXES =
            List.of("", "كم", "ني", "نا", "ها", "هم", "ك", "ي", "ه", "ا");
    private static final char TA = 'ت';
    private static final char HA = 'ه';

    private final Lexicon lexicon;
    private final @Nullable Language arabic;

    ArabicAffixes(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.arabic =
                lexicon.languages().stream()
                        .filter(language -> language.is(ARABIC))
                        .findFirst()
                        .orElse(null);
    }

    /** Adds the parts of the word, if it has any that the tables know. */
    boolean split(Token token, int clause, List<Term> terms) {
        if (arabic == null || !token.is(Token.Type.WORD) || !isArabic(token.plain())) {
            return false;
        }
        for (String suffix : SUFFIXES) {
            for (String prefix : PREFIXES) {
                if (split(token, prefix, suffix, clause, terms)) {
                    return true;
                }
            }
        }
        return splitArticle(token, clause, terms);
    }

    /** Takes the article, and anything written together with it, off a word that no table knows. */
    private boolean splitArticle(Token token, int clause, List<Term> terms) {
        String word = token.plain();
        for (String prefix : WITH_ARTICLE) {
            if (word.startsWith(prefix) && word.length() - prefix.length() > MIN_STEM) {
                String particle = particle(prefix);
                if (particle != null) {
                    terms.add(concept(particle, clause));
                }
                Sense noun = Sense.of(word.substring(prefix.length()), WordClass.CONTENT, null);
                terms.add(new Term(token, noun, false, clause));
                return true;
            }
        }
        return false;
    }

    private boolean split(Token token, String prefix, String suffix, int clause, List<Term> terms) {
        String word = token.plain();
        boolean fits =
                word.length() - prefix.length() - suffix.length() >= MIN_STEM
                        && word.startsWith(prefix)
                        && word.endsWith(suffix);
        Sense found =
                fits
                        ? known(
                                word.substring(prefix.length(), word.length() - suffix.length()),
                                suffix)
                        : null;
        if (found == null) {
            return false;
        }
        String particle = particle(prefix);
        if (particle != null) {
            terms.add(concept(particle, clause));
        }
        terms.add(new Term(token, found, true, clause));
        String owner = OWNERS.get(suffix);
        if (owner != null) {
            terms.add(concept(owner, clause));
        }
        return true;
    }

    private Term concept(String name, int clause) {
        return new Term(Token.of(Token.Type.CONCEPT, name), lexicon.concept(name), true, clause);
    }

    /** The word that a prefix stands for: and, to, with. */
    private static @Nullable String particle(String prefix) {
        if (prefix.isEmpty() || prefix.equals("ال")) {
            return null;
        }
        switch (prefix.charAt(0)) {
            case 'و':
                return "and";
            case 'ل':
                return "to";
            case 'ب':
                return "with";
            default:
                return null;
        }
    }

    /** A ta marbuta is written open before a suffix. */
    private @Nullable Sense known(String stem, String suffix) {
        Sense found = find(stem);
        boolean open = found == null && !suffix.isEmpty() && stem.charAt(stem.length() - 1) == TA;
        return open ? find(stem.substring(0, stem.length() - 1) + HA) : found;
    }

    private @Nullable Sense find(String word) {
        Token token = Token.of(Token.Type.WORD, word);
        Sense found = arabic == null ? null : arabic.find(token);
        // Units are words of no language.
        found = found == null ? lexicon.shared().find(token) : found;
        return found != null
                        && found.type() != WordClass.FUNCTION
                        && found.type() != WordClass.PERSON
                ? found
                : null;
    }

    /** Whether it begins with the article. */
    static boolean isDefinite(String word) {
        return word.startsWith("ال") || word.startsWith("لل") || word.startsWith("بال");
    }

    public static boolean isArabic(String word) {
        return !word.isEmpty() && word.charAt(0) >= '\u0600' && word.charAt(0) <= '\u06FF';
    }
}
