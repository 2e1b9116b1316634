package dev.caesura.processor.domain.similarity;

import dev.caesura.processor.domain.similarity.Prepared.Name;
import dev.caesura.processor.domain.similarity.Prepared.Numeral;
import dev.caesura.processor.domain.similarity.Prepared.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers what the terms of a text say into the arrays that a comparison walks along. */
final class PreparedBuilder {

    private static final String ONE = "one";
    private static final String AND = "and";
    private static final String OR = "or";

    /**
     * In a text of which the tables know less than this part, an unknown added word may be a
     * negation for all they know.
     */
    private static final double FAMILIAR = 0.45;

    /** What fillers weigh in a text that has nothing else. */
    private static final double PROMOTED = 1;

    private final List<Term> terms;
    private final Relations relations;
    private final boolean truncated;
    private final long fingerprint;
    private final int negations;
    private final Map<Long, Word> words = new HashMap<>();

    PreparedBuilder(List<Term> terms, Relations relations, boolean truncated, long fingerprint) {
        this.terms = terms;
        this.relations = relations;
        this.truncated = truncated;
        this.fingerprint = fingerprint;
        this.negations = ClauseReader.read(terms);
        promoteFillers();
        terms.forEach(this::addWord);
        applyIdioms();
    }

    Prepared build() {
        return new Prepared(this);
    }

    private void promoteFillers() {
        boolean saysNothingElse = terms.stream().allMatch(PreparedBuilder::isLight);
        if (saysNothingElse) {
            terms.stream()
                    .filter(term -> term.type() == WordClass.FILLER)
                    .forEach(term -> term.weigh(PROMOTED));
        }
    }

    private static boolean isLight(Term term) {
        return term.weight() <= WordClass.LIGHT.weight()
                && term.type() != WordClass.CODE
                && !term.type().asks();
    }

    private void addWord(Term term) {
        if (term.weight() > 0 && term.type() != WordClass.NUMBER && term.type() != WordClass.CODE) {
            int flags =
                    (term.isPast() ? Word.PAST : Word.PRESENT)
                            | (term.isNegated() ? Word.DENIED : Word.AFFIRMED)
                            | (term.isKnown() ? Word.KNOWN : 0);
            Sense sense = term.sense();
            merge(
                    new Word(
                            term.type() == WordClass.PERSON ? person(sense) : sense.id(),
                            term.weight(),
                            sense.type(),
                            sense.group(),
                            flags,
                            term.token().plain()));
        }
    }

    /** "Tu" and "ton" are one word to the score; what each says of roles is for the guard. */
    private static long person(Sense sense) {
        return Hash.of(sense.concept().substring(0, 2));
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
                if (words.keySet().containsAll(idiom.from())) {
                    replace(idiom);
                    break;
                }
            }
        }
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
                            flags,
                            sense.concept()));
        }
    }

    /**
     * The words, greetings left out unless there is nothing else; of a text of emoji, the emoji.
     */
    String canonical() {
        String full = join(false);
        String core = join(true);
        return core.isEmpty() ? full : core;
    }

    private String join(boolean coreOnly) {
        TreeSet<String> signs = new TreeSet<>();
        StringBuilder joined = new StringBuilder();
        for (Term term : terms) {
            if (term.type() == WordClass.EMOJI) {
                signs.add(term.sense().concept());
            } else if (!coreOnly || term.type() != WordClass.FILLER) {
                joined.append(joined.length() == 0 ? "" : " ").append(term.token().plain());
            }
        }
        return joined.length() == 0 && !coreOnly ? String.join(" ", signs) : joined.toString();
    }

    int length() {
        String text = canonical();
        return (int) text.codePoints().filter(c -> c != ' ').count();
    }

    long fingerprint() {
        return fingerprint;
    }

    boolean isTruncated() {
        return truncated;
    }

    boolean isFamiliar() {
        long all = terms.stream().filter(PreparedBuilder::isWord).count();
        long known = terms.stream().filter(term -> isWord(term) && term.isKnown()).count();
        return known >= all * FAMILIAR;
    }

    private static boolean isWord(Term term) {
        return term.type() != WordClass.NUMBER
                && term.type() != WordClass.CODE
                && term.type() != WordClass.EMOJI
                && term.type() != WordClass.NAME;
    }

    Word[] words() {
        return words.values().stream()
                .sorted(Comparator.comparingLong(Word::id))
                .toArray(Word[]::new);
    }

    Numeral[] numerals() {
        List<Numeral> numerals = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (terms.get(i).type() == WordClass.NUMBER) {
                numerals.add(new Numeral(terms.get(i).sense().id(), counted(i)));
            }
        }
        return numerals.stream()
                .sorted(
                        Comparator.comparingLong(Numeral::value)
                                .thenComparingLong(Numeral::counted))
                .toArray(Numeral[]::new);
    }

    private long counted(int number) {
        for (int i = number + 1;
                i < terms.size() && terms.get(i).clause() == terms.get(number).clause();
                i++) {
            if (terms.get(i).type().isContent()) {
                return terms.get(i).sense().id();
            }
            if (terms.get(i).type() == WordClass.NUMBER) {
                return 0;
            }
        }
        return 0;
    }

    long[] codes() {
        return terms.stream()
                .filter(term -> term.type() == WordClass.CODE)
                .mapToLong(term -> term.sense().id())
                .sorted()
                .toArray();
    }

    Name[] names() {
        List<Name> names = new ArrayList<>();
        boolean joined = false;
        boolean apart = false;
        for (Term term : terms) {
            if (isActor(term)) {
                names.add(new Name(term.sense().id(), joined && !apart));
                joined = false;
                apart = false;
            } else {
                joined |= term.is(AND) || term.is(OR);
                apart |= term.weight() >= WordClass.LIGHT.weight();
            }
        }
        return names.toArray(new Name[0]);
    }

    /** Who can do something to another: a name, or a person or animal of the closed classes. */
    private static boolean isActor(Term term) {
        return term.type() == WordClass.NAME
                || (term.type() == WordClass.SPECIFIC && ACTORS.contains(term.sense().group()));
    }

    private static final List<Integer> ACTORS =
            List.of(group("person"), group("family"), group("animal"));

    private static int group(String name) {
        return (int) Hash.of(name);
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
        int persons = 0;
        for (Term term : terms) {
            persons |= term.sense().person();
        }
        return persons;
    }

    int negations() {
        return negations;
    }

    boolean hasArticle() {
        return terms.stream().anyMatch(term -> term.is(ONE));
    }
}
