package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Relations;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared.Numeral;
import dev.caesura.similarity.terms.Prepared.PersonPlace;
import dev.caesura.similarity.terms.Prepared.Word;
import dev.caesura.similarity.text.Hash;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the information of a text's terms into the arrays that a comparison walks along. */
public final class PreparedBuilder {

    private static final String BE = "be";
    private static final String ONE = "one";
    private static final String OR = "or";
    private static final String EXCEPT = "except";
    private static final String ONLY = "only";
    private static final String MUST = "must";
    private static final String CAN = "can";
    private static final String WANT = "want";
    private static final List<String> NEEDS = List.of("need", "besoin", "necesit", "precis");
    private static final String ACCEPT = "accept";
    private static final String MAYBE = "maybe";

    /** Leaves the last bit to "only". */
    private static final int EXCEPTION = 2;

    /**
     * If the tables know less than this part of a text, an unknown added word may well be a
     * negation.
     */
    private static final double FAMILIAR = 0.45;

    /** The weight of fillers in a text that has nothing else. */
    private static final double PROMOTED = 1;

    private final List<Term> terms;
    private final Relations relations;
    private final boolean truncated;
    private final long fingerprint;
    private final int negations;
    private final String canonical;
    private final int persons;

    /** "Is delivered tomorrow" speaks of the future as "will be delivered" does. */
    private final boolean dated;

    private final Map<Long, Word> words = new HashMap<>();

    public PreparedBuilder(
            List<Term> terms, Relations relations, boolean truncated, long fingerprint) {
        this.terms = terms;
        this.relations = relations;
        this.truncated = truncated;
        this.fingerprint = fingerprint;
        this.negations = ClauseReader.read(terms);
        this.canonical = CanonicalText.of(terms);
        this.persons = allPersons();
        this.dated = terms.stream().anyMatch(RoleTraits::isTime);
        promoteFillers();
        for (int i = 0; i < terms.size(); i++) {
            addWord(terms.get(i), Conjunctions.isJoined(terms, i) ? Word.JOINED : 0);
        }
        applyIdioms();
        weighWhat();
    }

    public Prepared build() {
        return new Prepared(this);
    }

    private void promoteFillers() {
        for (Term term : terms) {
            if (!isLight(term)) {
                return;
            }
        }
        terms.stream().filter(CanonicalText::isOmitted).forEach(term -> term.weigh(PROMOTED));
    }

    private static boolean isLight(Term term) {
        return term.weight() <= WordClass.LIGHT.weight()
                && term.type() != WordClass.CODE
                && !term.type().asks();
    }

    private void addWord(Term term, int joined) {
        if (term.weight() > 0 && term.type() != WordClass.NUMBER && term.type() != WordClass.CODE) {
            int flags =
                    tense(term)
                            | (term.isNegated() ? Word.DENIED : Word.AFFIRMED)
                            | (term.isKnown() ? Word.KNOWN : 0)
                            | relations.flags(term.sense().id())
                            | joined;
            Sense sense = term.sense();
            merge(
                    new Word(
                            id(term),
                            term.weight(),
                            sense.type(),
                            sense.group(),
                            flags,
                            term.token().plain()));
        }
    }

    private static long id(Term term) {
        if (term.type() == WordClass.PADDING) {
            return Hash.of(term.token().plain());
        }
        return term.type() == WordClass.PERSON ? RoleTraits.person(term) : term.sense().id();
    }

    private int tense(Term term) {
        if (term.isTenseOpen()) {
            return 0;
        }
        if (term.isAhead() && !dated) {
            return Word.PRESENT | Word.AHEAD;
        }
        return term.isPast() ? Word.PAST : Word.PRESENT;
    }

    private void merge(Word word) {
        words.merge(
                word.id(),
                word,
                (a, b) ->
                        new Word(
                                a.id(),
                                Math.max(a.weight(), b.weight()),
                                a.type(),
                                a.group(),
                                a.flags() | b.flags(),
                                a.surface()));
    }

    private void applyIdioms() {
        for (Term term : terms) {
            for (Relations.Idiom idiom : relations.idiomsOf(term.sense().id())) {
                if (words.keySet().containsAll(idiom.from()) && isOneClause(idiom, term)) {
                    replace(idiom);
                    break;
                }
            }
        }
    }

    /** "Sorry, we are full": a word of another clause is not part of the idiom. */
    private boolean isOneClause(Relations.Idiom idiom, Term at) {
        return idiom.from().stream()
                .allMatch(
                        wanted ->
                                terms.stream()
                                        .anyMatch(
                                                term ->
                                                        term.clause() == at.clause()
                                                                && id(term) == wanted));
    }

    private void replace(Relations.Idiom idiom) {
        int flags = Word.KNOWN;
        for (Long id : idiom.from()) {
            Word removed = words.remove(id);
            flags |= removed == null ? 0 : removed.flags();
        }
        for (Sense sense : idiom.to()) {
            merge(
                    new Word(
                            sense.id(),
                            sense.type().weight(),
                            sense.type(),
                            sense.group(),
                            flags | relations.flags(sense.id()),
                            sense.concept()));
        }
    }

    /**
     * "What" weighs much as the object of a verb ("tu manges quoi ?" is not "tu manges ?"), and
     * little beside "be" ("quel est ton nom ?", "dis-moi ton nom").
     */
    private void weighWhat() {
        if (!asksWhatAsObject()) {
            return;
        }
        boolean subjectNamed = (persons & Person.SUBJECTS) != 0;
        boolean beside = terms.stream().anyMatch(term -> term.is(BE)) && !isProgressive();
        if (subjectNamed && !beside) {
            words.replaceAll(
                    (id, word) ->
                            word.type() == WordClass.WHAT
                                    ? word.weighing(WordClass.QUESTION.weight())
                                    : word);
        }
    }

    /** "What did you eat" or "tu manges quoi", but not "what city" or "quel âge". */
    private boolean asksWhatAsObject() {
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).type() == WordClass.WHAT) {
                return i + 1 == terms.size() || terms.get(i + 1).type() != WordClass.CONTENT;
            }
        }
        return false;
    }

    /** "What are you eating": here "be" is no more than a tense. */
    private boolean isProgressive() {
        return terms.stream()
                .anyMatch(
                        term ->
                                term.token().plain().length() > 4
                                        && term.token().plain().endsWith("ing"));
    }

    /**
     * The words, greetings left out unless there is nothing else; of a text of emoji, the emoji.
     */
    String canonical() {
        return canonical;
    }

    int length() {
        return (int) canonical.codePoints().filter(c -> c != ' ').count();
    }

    long fingerprint() {
        return fingerprint;
    }

    boolean isTruncated() {
        return truncated;
    }

    boolean isFamiliar() {
        int all = 0;
        int known = 0;
        for (Term term : terms) {
            all += isWord(term) ? 1 : 0;
            known += isWord(term) && term.isKnown() ? 1 : 0;
        }
        return known >= all * FAMILIAR;
    }

    private static boolean isWord(Term term) {
        return term.type() != WordClass.NUMBER
                && term.type() != WordClass.CODE
                && term.type() != WordClass.EMOJI
                && term.type() != WordClass.NAME;
    }

    Word[] words() {
        Word[] sorted = words.values().toArray(new Word[0]);
        Arrays.sort(sorted, Comparator.comparingLong(Word::id));
        return sorted;
    }

    Numeral[] numerals() {
        return NumeralReader.read(terms);
    }

    long[] ones() {
        return NumeralReader.ones(terms);
    }

    RoleReader roles() {
        return RoleReader.read(terms, relations);
    }

    long[] codes() {
        return terms.stream()
                .filter(term -> term.type() == WordClass.CODE)
                .mapToLong(term -> term.sense().id())
                .sorted()
                .toArray();
    }

    long[] emoji() {
        return terms.stream()
                .filter(term -> term.type() == WordClass.EMOJI)
                .mapToLong(term -> term.sense().id())
                .sorted()
                .distinct()
                .toArray();
    }

    int persons() {
        return persons;
    }

    private int allPersons() {
        int all = 0;
        for (int i = 0; i < terms.size(); i++) {
            all |= PersonReader.person(terms, i);
        }
        return all;
    }

    PersonPlace[] personPlaces() {
        return PersonReader.places(terms);
    }

    Prepared.Focus focus() {
        return FocusReader.read(terms);
    }

    int choices() {
        int choices = 0;
        for (int i = 0; i < terms.size(); i++) {
            boolean question = terms.get(i).is(OR) && PersonReader.beginsClause(terms, i + 1);
            choices += question || Conjunctions.isEitherWay(terms, i) ? 1 : 0;
        }
        return choices;
    }

    int negations() {
        return negations;
    }

    int restrictions() {
        int restrictions = 0;
        for (Term term : terms) {
            restrictions += term.is(EXCEPT) ? EXCEPTION : 0;
            restrictions |= term.is(ONLY) ? 1 : 0;
        }
        return restrictions;
    }

    /** The permissions and duties that the text states. */
    int modality() {
        int modality = 0;
        for (Term term : terms) {
            modality |= term.is(MUST) ? Prepared.OBLIGED : 0;
            modality |= isNeed(term) ? Prepared.NEEDED : 0;
            modality |= term.is(CAN) || term.is(ACCEPT) ? Prepared.FREE : 0;
            modality |= term.is(MAYBE) ? Prepared.OPEN : 0;
        }
        return modality;
    }

    /** A want that one cannot do without: "need", "precisa". */
    private static boolean isNeed(Term term) {
        return term.is(WANT) && NEEDS.stream().anyMatch(term.token().plain()::startsWith);
    }

    boolean hasArticle() {
        return terms.stream().anyMatch(term -> term.is(ONE));
    }
}
