package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Language;
import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The likely languages of a message, the likeliest first.
 *
 * <p>Every word votes for the languages that know it; a pronoun, article or negation counts twice,
 * since words such as "hello" travel and "je" does not. A word with several meanings ("dos",
 * "once", "on") is thus read in its own language.
 */
public final class LanguageVote {

    private static final int ACCENT = 1;
    private static final int WORD = 2;
    private static final int GRAMMAR = 4;

    private static final String SPANISH = "es";
    private static final String PORTUGUESE = "pt";

    /** Articles in Portuguese; in Spanish "o" joins, and begins no clause. */
    private static final String O = "o";

    /** The other article; in Spanish "to", and seldom with an "or" a whole sentence later. */
    private static final String A = "a";

    /** An article, a noun and a verb. */
    private static final int SENTENCE = 3;

    /** The ending of a Portuguese verb in the past: "convidou". */
    private static final String OU = "ou";

    /** Before these Portuguese writes the accent that Spanish leaves out: "cópia". */
    private static final List<String> ENDS = List.of("ia", "io");

    private final Lexicon lexicon;
    private final List<Language> languages;

    public LanguageVote(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.languages = lexicon.languages();
    }

    public List<Language> order(List<Token> tokens) {
        int[] votes = new int[languages.size()];
        int begun = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean first = i > 0 && tokens.get(i - 1).is(Token.Type.BREAK);
            begun = first ? i : begun;
            boolean object = i - begun >= SENTENCE && tokens.get(begun).text().equals(A);
            if (token.text().equals(O) && (first || object)) {
                favour(PORTUGUESE, votes);
            }
            if (token.is(Token.Type.WORD) || token.is(Token.Type.CODE)) {
                addVotes(token, votes);
            } else if (token.text().equals(Token.INVERTED_MARK)) {
                favour(SPANISH, votes);
            }
        }
        return sorted(votes);
    }

    private void addVotes(Token token, int[] votes) {
        int speakers = lexicon.speakers(token);
        if (token.text().indexOf('ã') >= 0 || token.text().indexOf('õ') >= 0) {
            favour(PORTUGUESE, votes);
        }
        if (speakers == 0 && isPortuguese(token)) {
            favour(PORTUGUESE, votes);
        }
        for (int i = 0; i < votes.length; i++) {
            votes[i] += (speakers & 1 << i) == 0 ? 0 : vote(languages.get(i), token);
        }
    }

    /** "Convidou", "trabalho", "formulário": spellings that Spanish does not have. */
    private static boolean isPortuguese(Token token) {
        String word = token.text();
        if (word.length() <= OU.length() + 2) {
            return false;
        }
        String stem = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        boolean accented = !word.equals(token.plain()) && ENDS.stream().anyMatch(stem::endsWith);
        return accented || word.endsWith(OU) || word.contains("lh") || word.contains("nh");
    }

    private void favour(String code, int[] votes) {
        for (int i = 0; i < votes.length; i++) {
            votes[i] += languages.get(i).is(code) ? GRAMMAR : 0;
        }
    }

    private static int vote(Language language, Token token) {
        Sense sense = language.find(token);
        if (sense == null) {
            return WORD;
        }
        return (sense.type().travels() ? WORD : GRAMMAR) + accent(language, token);
    }

    /** An accent that a language does not write on the word speaks for another language. */
    private static int accent(Language language, Token token) {
        boolean accented = !token.text().equals(token.plain());
        return accented ? (language.writes(token) ? ACCENT : -ACCENT) : 0;
    }

    private List<Language> sorted(int[] votes) {
        List<Language> order = new ArrayList<>(votes.length);
        boolean[] taken = new boolean[votes.length];
        for (int n = 0; n < votes.length; n++) {
            int best = -1;
            for (int i = 0; i < votes.length; i++) {
                if (!taken[i] && (best < 0 || votes[i] > votes[best])) {
                    best = i;
                }
            }
            taken[best] = true;
            order.add(languages.get(best));
        }
        return order;
    }
}
