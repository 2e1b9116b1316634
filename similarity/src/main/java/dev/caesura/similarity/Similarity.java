package dev.caesura.similarity;

import dev.caesura.similarity.compare.Comparer;
import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Novelty;
import dev.caesura.similarity.compare.NoveltyFinder;
import dev.caesura.similarity.compare.Thresholds;
import dev.caesura.similarity.dialogue.Dialogue;
import dev.caesura.similarity.tables.Lexicon;
import dev.caesura.similarity.tables.LexiconBuilder;
import dev.caesura.similarity.tables.Sense;
import dev.caesura.similarity.tables.TableFile;
import dev.caesura.similarity.tables.TableLoader;
import dev.caesura.similarity.tables.WordClass;
import dev.caesura.similarity.terms.Prepared;
import dev.caesura.similarity.terms.PreparedBuilder;
import dev.caesura.similarity.terms.Term;
import dev.caesura.similarity.terms.TextReader;
import dev.caesura.similarity.terms.TextReader.Text;
import dev.caesura.similarity.text.Hash;
import dev.caesura.similarity.text.Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Measures how alike two short chat messages are; immutable, and safe to share between threads.
 *
 * <p>Make it once (reading the tables takes a good part of a second), prepare every message once,
 * compare as often as needed:
 *
 * <pre>{@code
 * Similarity similarity = Similarity.create();
 * Prepared recent = similarity.prepare("tu fais quoi ?");
 * similarity.compare(Kind.QUESTION, recent, similarity.prepare("tfk")).same(); // true
 * }</pre>
 *
 * <p>It is symmetric, and errs towards "different": a message wrongly taken for a repetition leaves
 * a customer without an answer.
 */
public final class Similarity {

    private final Lexicon lexicon;
    private final Thresholds thresholds;
    private final TextReader reader;
    private final Dialogue dialogue;

    private Similarity(Lexicon lexicon, Thresholds thresholds) {
        this.lexicon = lexicon;
        this.thresholds = thresholds;
        this.reader = new TextReader(lexicon);
        this.dialogue = new Dialogue(reader, lexicon);
    }

    /** Read once, when it is first needed. */
    private static final class BuiltIn {
        private static final Similarity SIMILARITY =
                new Similarity(LexiconBuilder.build(TableLoader.builtIn()), Thresholds.DEFAULTS);
    }

    /** The measure with the tables that come with Caesura. */
    public static Similarity create() {
        return BuiltIn.SIMILARITY;
    }

    /**
     * The measure with the tables of a directory on top of those that come with Caesura: the {@code
     * .txt} files in it, named and written like {@code synonyms.fr.txt}. A word that they redefine
     * gets their meaning; a new language is added.
     *
     * @throws IllegalArgumentException if it is not a directory, or a table is wrong: the message
     *     names file, line and remedy
     * @throws java.io.UncheckedIOException if a file cannot be read
     */
    public static Similarity withTables(Path directory) {
        List<TableFile> files = new ArrayList<>(TableLoader.builtIn());
        files.addAll(TableLoader.directory(directory));
        return new Similarity(LexiconBuilder.build(files), Thresholds.DEFAULTS);
    }

    /** The same measure with other thresholds; the tables are shared. */
    public Similarity with(Thresholds newThresholds) {
        return new Similarity(lexicon, newThresholds);
    }

    public Thresholds thresholds() {
        return thresholds;
    }

    /** The role of texts in a dialogue: whether they ask, and answer. */
    public Dialogue dialogue() {
        return dialogue;
    }

    /** Prepares a text for comparison; any text will do, and the work is bounded. */
    public Prepared prepare(String text) {
        Text read = reader.read(text);
        List<Term> terms = read.terms();
        long fingerprint = read.truncated() ? Hash.of(text) : 0;
        return new PreparedBuilder(
                        terms.isEmpty() ? List.of(raw(text)) : terms,
                        lexicon.relations(),
                        read.truncated(),
                        fingerprint)
                .build();
    }

    /** Compares two texts; their order makes no difference. */
    public Comparison compare(Kind kind, Prepared a, Prepared b) {
        // The pairing of left-over words is greedy: one fixed order makes it symmetric.
        boolean inOrder = a.canonical().compareTo(b.canonical()) <= 0;
        return Comparer.compare(
                kind, inOrder ? a : b, inOrder ? b : a, lexicon.relations(), thresholds);
    }

    /** Prepares and compares two texts: for a single comparison. */
    public Comparison compare(Kind kind, String a, String b) {
        return compare(kind, prepare(a), prepare(b));
    }

    /**
     * The things in the candidate that the recent text lacks, and that must be answered even if all
     * the rest was said before.
     *
     * <p>Media are not text: the caller looks for them on the message.
     */
    public Set<Novelty> newInformation(Prepared recent, Prepared candidate) {
        EnumSet<Novelty> found = EnumSet.noneOf(Novelty.class);
        new NoveltyFinder(recent, candidate).addTo(found);
        return found;
    }

    /** A text without words, numbers or emoji is compared as it is, without its spaces. */
    private static Term raw(String text) {
        String marks = text.strip();
        Token token =
                Token.of(
                        Token.Type.CODE,
                        marks.length() <= Prepared.SHORT_TEXT
                                ? marks
                                : "marks-" + Long.toHexString(Hash.of(marks)));
        return new Term(token, Sense.of(token.text(), WordClass.CODE, null), false, 0);
    }
}
