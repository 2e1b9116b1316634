package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Language;
import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Rewriter;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.text.Spelling;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into terms: rewrites abbreviations and phrases, finds the meaning of each word,
 * joins number words.
 */
public final class TermReader {

    private static final Set<String> CLAUSE_OPENERS = Set.of("but", "if", "because");

    /**
     * The one letter that English writes as a capital inside a sentence; others are names: "plan
     * B".
     */
    private static final String I = "i";

    /** The word after one of these is a noun. */
    private static final Set<String> BEFORE_NOUNS = Set.of("the", "one", "of", "instead");

    private static final String VOWELS = "aeiouy";
    private static final String NOS = "nos";
    private static final String US = "p1";

    private static final String MAY = "may_month";

    /** Shorter words with a capital are as often abbreviations. */
    private static final int MIN_NAME = 3;

    private final Lexicon lexicon;
    private final Spelling spelling;
    private final LanguageVote vote;
    private final ArabicAffixes affixes;
    private final DenialReader denials;
    private final FreeReader frees;

    public TermReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.spelling = new Spelling(lexicon::knows);
        this.vote = new LanguageVote(lexicon);
        this.affixes = new ArabicAffixes(lexicon);
        this.denials = new DenialReader(lexicon);
        this.frees = new FreeReader(lexicon);
    }

    public List<Term> read(List<Token> raw) {
        List<Token> spelt = spelling.correct(raw);
        List<Language> order = vote.order(spelt);
        List<Token> full = rewrite(spelt, order, false);
        List<Term> terms = NumberWords.join(terms(rewrite(full, order, true), order));
        return frees.read(denials.read(terms));
    }

    private List<Token> rewrite(List<Token> tokens, List<Language> order, boolean phrases) {
        List<Token> out = new ArrayList<>(tokens.size() + 8);
        int i = 0;
        while (i < tokens.size()) {
            int taken = rewriteAt(tokens, i, order, phrases, out);
            if (taken == 0) {
                out.add(tokens.get(i));
            }
            i += Math.max(taken, 1);
        }
        return out;
    }

    private int rewriteAt(
            List<Token> tokens, int i, List<Language> order, boolean phrases, List<Token> out) {
        Token token = tokens.get(i);
        if (token.is(Type.BREAK) || !phrases && (isName(token) || isUnit(tokens, i))) {
            return 0;
        }
        int taken = rewriter(order.get(0), phrases).apply(tokens, i, out);
        // One letter means something else in every language; a word that the message's own language
        // knows is its own.
        boolean ownWord = token.plain().length() == 1 || order.get(0).find(token) != null;
        for (int l = 1; taken == 0 && !ownWord && l < order.size(); l++) {
            taken = rewriter(order.get(l), phrases).apply(tokens, i, out);
        }
        return taken;
    }

    /** "Wen" inside a sentence is nobody's spelling of "when". */
    private static boolean isName(Token token) {
        return token.capital() && token.plain().length() >= MIN_NAME;
    }

    /** "30 cm": after a number, a unit is no abbreviation. */
    private boolean isUnit(List<Token> tokens, int i) {
        Sense sense =
                i > 0 && tokens.get(i - 1).is(Type.NUMBER)
                        ? lexicon.shared().find(tokens.get(i))
                        : null;
        return sense != null && sense.type() == WordClass.UNIT;
    }

    private static Rewriter rewriter(Language language, boolean phrases) {
        return phrases ? language.phrases() : language.abbreviations();
    }

    private List<Term> terms(List<Token> tokens, List<Language> order) {
        List<Term> terms = new ArrayList<>(tokens.size());
        int clause = 0;
        for (Token token : tokens) {
            if (token.is(Type.BREAK)) {
                clause++;
                continue;
            }
            Sense found = sense(token, order);
            clause += found != null && CLAUSE_OPENERS.contains(found.concept()) ? 1 : 0;
            if (found == null && affixes.split(token, clause, terms)) {
                continue;
            }
            if (isSign(token, found, terms, clause)) {
                found = Sense.of(token.plain(), WordClass.UNIT, null);
            } else if (found != null && isUsAfterPerson(token, terms, clause)) {
                found = lexicon.concept(US);
            } else if (found != null && isAfterArticle(terms, clause)) {
                found = found.weighsNothing() ? unknown(token, order.get(0)) : found.asNoun();
            }
            terms.add(
                    new Term(
                            token,
                            found == null ? unknown(token, order.get(0)) : found,
                            found != null,
                            clause));
        }
        return terms;
    }

    /** "80 m": a single consonant after a number is a unit's sign, whatever else it may be. */
    private static boolean isSign(
            Token token, @Nullable Sense found, List<Term> terms, int clause) {
        Term last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        boolean free =
                found == null
                        || found.type() == WordClass.PERSON
                        || found.type() == WordClass.FUNCTION;
        return free
                && token.is(Type.WORD)
                && token.plain().length() == 1
                && VOWELS.indexOf(token.plain().charAt(0)) < 0
                && last != null
                && last.clause() == clause
                && last.type() == WordClass.NUMBER;
    }

    /** The Portuguese "nos" is "in the", but "us" in "vocês nos cobram". */
    private static boolean isUsAfterPerson(Token token, List<Term> terms, int clause) {
        Term last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        return token.plain().equals(NOS)
                && last != null
                && last.clause() == clause
                && last.type() == WordClass.PERSON
                && (last.sense().person() & Person.OWNERS) == 0;
    }

    /** "El envío" is a thing, "envío" is "I send"; "the honey" is no term of endearment. */
    private static boolean isAfterArticle(List<Term> terms, int clause) {
        Term last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        return last != null
                && last.clause() == clause
                && BEFORE_NOUNS.contains(last.sense().concept());
    }

    private @Nullable Sense sense(Token token, List<Language> order) {
        switch (token.type()) {
            case CONCEPT:
                return lexicon.concept(token.text());
            case WORD:
            case EMOJI:
                return isMay(token)
                        ? lexicon.concept(MAY)
                        : named(token, lexicon.find(token, order), order.get(0));
            default:
                return null;
        }
    }

    /** With a capital inside a sentence it is the month. */
    private static boolean isMay(Token token) {
        return token.capital() && token.text().equals("may");
    }

    /**
     * A capital inside a sentence marks a name, unless a table knows the word; a filler in another
     * language may be a name in this one.
     */
    private static @Nullable Sense named(Token token, @Nullable Sense found, Language main) {
        boolean strange = found == null || found.weighsNothing() && main.find(token) == null;
        boolean letter = token.plain().length() == 1 && !token.plain().equals(I);
        boolean name = token.capital() && (letter || token.plain().length() > 1 && strange);
        return name ? Sense.of(token.plain(), WordClass.NAME, "named") : found;
    }

    private static Sense unknown(Token token, Language main) {
        switch (token.type()) {
            case NUMBER:
                return Sense.of(token.text(), WordClass.NUMBER, null);
            case CODE:
                return Sense.of(token.text(), WordClass.CODE, null);
            case EMOJI:
                return Sense.of(token.text(), WordClass.EMOJI, null);
            default:
                return Sense.of(main.stem(token.plain()), WordClass.CONTENT, null);
        }
    }
}
