package dev.caesura.similarity.terms;

import dev.caesura.similarity.tables.Person;
import dev.caesura.similarity.tables.Sense.Form;
import dev.caesura.similarity.tables.WordClass;
import java.util.List;
import java.util.Set;

/** Finds which verbs of a text speak of the past, and which only form the tense of another. */
final class TenseReader {

    private static final String HAVE = "have";
    private static final String BE = "be";
    private static final String GO = "go";
    private static final String GOING = "going";
    private static final String TO = "to";
    private static final String THIS = "this";
    private static final String THE = "the";
    private static final String ONE = "one";

    /** Their past is made with "be" in French. */
    private static final Set<String> MOTION =
            Set.of("go", "come", "leave", "arrive", "go_out", "come_back", "birth");

    /** How far after "go" the verb may stand whose future it is: "je vais vous le dire". */
    private static final int INFINITIVE_REACH = 4;

    private static final List<String> INFINITIVES = List.of("er", "ir", "re", "ar");

    /** How far after "have" its participle may stand: "j'ai pas encore reçu". */
    private static final int PARTICIPLE_REACH = 4;

    private TenseReader() {}

    /** Marks the terms. */
    static void read(List<Term> terms) {
        markPast(terms);
        lightenAuxiliaries(terms);
    }

    private static void markPast(List<Term> terms) {
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (term.sense().form() == Form.PAST_AUXILIARY) {
                markNextVerb(terms, i);
            } else if (term.sense().form() == Form.FUTURE) {
                terms.stream().skip(i + 1L).limit(PARTICIPLE_REACH).forEach(Term::setAhead);
            } else if (term.is(HAVE) && !term.isPast()) {
                markParticiple(terms, i);
            } else if (term.is(BE)) {
                markMotion(terms, i);
            } else if (isEnglishPast(terms, i) || isPreterite(term)) {
                term.setPast();
            }
        }
    }

    /** In "je vais vérifier", going is only the future of checking. */
    private static void lightenAuxiliaries(List<Term> terms) {
        for (int i = 0; i + 1 < terms.size(); i++) {
            if (terms.get(i).is(GO) && followedByInfinitive(terms, i)) {
                terms.get(i).weigh(0);
            }
        }
    }

    private static boolean followedByInfinitive(List<Term> terms, int go) {
        if (isFuture(terms, go)) {
            return true;
        }
        int end = Math.min(terms.size(), go + 1 + INFINITIVE_REACH);
        for (int i = go + 1; i < end && terms.get(i).clause() == terms.get(go).clause(); i++) {
            Term term = terms.get(i);
            boolean verb =
                    term.type() == WordClass.CONTENT
                            || term.type() == WordClass.LIGHT
                            || term.type() == WordClass.FLOURISH;
            if (verb) {
                String word = term.token().plain();
                return INFINITIVES.stream().anyMatch(word::endsWith);
            }
        }
        return false;
    }

    /** "Going to ship", but not "going to Hull" and "going to the beach". */
    private static boolean isFuture(List<Term> terms, int go) {
        boolean verb =
                terms.get(go).token().plain().equals(GOING)
                        && go + 2 < terms.size()
                        && terms.get(go + 1).is(TO)
                        && terms.get(go + 2).isKnown();
        WordClass type = verb ? terms.get(go + 2).type() : WordClass.FILLER;
        return type == WordClass.CONTENT || type == WordClass.LIGHT;
    }

    private static void markNextVerb(List<Term> terms, int auxiliary) {
        for (int i = auxiliary + 1;
                i < terms.size() && terms.get(i).clause() == terms.get(auxiliary).clause();
                i++) {
            WordClass type = terms.get(i).type();
            boolean verb =
                    type == WordClass.CONTENT
                            || type == WordClass.LIGHT
                            || type == WordClass.FLOURISH;
            if (verb && !isOwned(terms.get(i - 1))) {
                terms.get(i).setPast();
                return;
            }
        }
    }

    /** "Did my payment arrive": a word after "my" or "the" is not a verb. */
    private static boolean isOwned(Term before) {
        boolean owner = (before.sense().person() & Person.OWNERS) != 0;
        return owner || before.is(THE) || before.is(ONE) || before.is(THIS);
    }

    /**
     * "Tu es allé": verbs of motion make their past with "be"; only such participles are tagged in
     * the tables.
     */
    private static void markMotion(List<Term> terms, int be) {
        int end = Math.min(terms.size(), be + 1 + PARTICIPLE_REACH);
        for (int i = be + 1; i < end && terms.get(i).clause() == terms.get(be).clause(); i++) {
            if (terms.get(i).sense().form() == Form.PARTICIPLE
                    && MOTION.contains(terms.get(i).sense().concept())) {
                terms.get(i).setPast();
                terms.get(be).weigh(0);
            }
        }
    }

    private static void markParticiple(List<Term> terms, int have) {
        int end = Math.min(terms.size(), have + 1 + PARTICIPLE_REACH);
        for (int i = have + 1; i < end && terms.get(i).clause() == terms.get(have).clause(); i++) {
            Term term = terms.get(i);
            if (isParticiple(term)) {
                terms.get(have).weigh(0);
                // "A été refusé" says as much as "est refusé": only a bare "été" is itself past.
                boolean passive =
                        term.is(BE) && i + 1 < terms.size() && isParticiple(terms.get(i + 1));
                terms.get(passive ? i + 1 : i).setPast();
                return;
            }
            if (term.type().isContent()) {
                return;
            }
        }
    }

    static boolean isParticiple(Term term) {
        String text = term.token().text();
        boolean ending =
                text.endsWith("\u00E9")
                        || text.endsWith("\u00E9e")
                        || text.endsWith("\u00E9s")
                        || text.endsWith("\u00E9es")
                        || isEnglishEnding(text)
                        || (text.length() > 4 && (text.endsWith("ado") || text.endsWith("ido")));
        boolean verb = term.type().isContent() || term.type() == WordClass.LIGHT;
        return term.sense().form() == Form.PARTICIPLE || (ending && verb);
    }

    private static boolean isEnglishPast(List<Term> terms, int i) {
        Term term = terms.get(i);
        boolean passive = i > 0 && terms.get(i - 1).is(BE) || i > 1 && terms.get(i - 2).is(BE);
        return term.type() == WordClass.CONTENT
                && !passive
                && isEnglishEnding(term.token().text())
                && i > 0
                && terms.get(i - 1).type() == WordClass.PERSON;
    }

    /** "Firmó", "abriu": of a verb that names its subject by its ending. */
    private static boolean isPreterite(Term term) {
        String text = term.token().text();
        return term.type() == WordClass.CONTENT
                && text.length() > 3
                && (text.endsWith("\u00F3") || text.endsWith("iu"));
    }

    private static boolean isEnglishEnding(String text) {
        return text.length() > 4 && text.endsWith("ed");
    }
}
