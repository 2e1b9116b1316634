package dev.caesura.similarity.tables;

import dev.caesura.similarity.tables.Sense.Form;
import dev.caesura.similarity.text.Token;
import dev.caesura.similarity.text.Token.Type;
import dev.caesura.similarity.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes a {@link Lexicon} from table files; a later file has the last word.
 *
 * <p>Words come first, since they declare the concepts to which rewrites and relations refer.
 */
public final class LexiconBuilder {

    /**
     * Ties between languages go to the first of these: the languages that Caesura's tables know
     * best.
     */
    private static final List<String> LANGUAGES = List.of("fr", "en", "es", "pt", "ar");

    private static final String SHARED = "";
    private static final String ENDINGS = "endings";
    private static final String ABBREVIATIONS = "abbreviations";
    private static final String QUESTION = "question";
    private static final String LINK = "link";
    private static final String PHRASES = "phrases";
    private static final List<String> WORDS =
            List.of("synonyms", "specifics", "names", "fillers", "numbers", "emoji", "grammar");
    private static final List<String> RELATIONS =
            List.of(
                    "antonyms",
                    "converses",
                    "related",
                    "motion",
                    "openings",
                    "unfinished",
                    "idioms");

    private final Map<String, Language> languages = new LinkedHashMap<>();
    private final Map<String, Sense> concepts = new HashMap<>();
    private final Relations relations = new Relations();
    private final Phrases questions = new Phrases();
    private final Phrases requests = new Phrases();
    private final Phrases links = new Phrases();
    private final Phrases holds = new Phrases();
    private final List<PendingForm> multiword = new ArrayList<>();
    private final Tokenizer tokenizer = new Tokenizer(letters -> false);

    private record PendingForm(Language language, String form, String concept) {}

    public static Lexicon build(List<TableFile> files) {
        LexiconBuilder builder = new LexiconBuilder();
        files.forEach(LexiconBuilder::checkName);
        builder.createLanguages(files);
        WORDS.forEach(table -> each(files, table, builder::addWords));
        builder.multiword.forEach(
                p -> p.language().phrases().add(builder.left(p.form()), builder.withPersons(p)));
        each(
                files,
                ABBREVIATIONS,
                file -> builder.addRewrites(file, builder.language(file).abbreviations()));
        each(files, PHRASES, file -> builder.addRewrites(file, builder.language(file).phrases()));
        RelationLines lines = new RelationLines(builder.relations, builder::sense);
        each(files, "antonyms", file -> file.lines().forEach(lines::addAntonym));
        each(files, "converses", file -> file.lines().forEach(lines::addConverse));
        each(files, "related", file -> file.lines().forEach(lines::addRelated));
        each(files, "openings", file -> file.lines().forEach(builder::addOpenings));
        each(files, "unfinished", file -> file.lines().forEach(builder::addUnfinished));
        each(files, "motion", file -> file.lines().forEach(lines::addMotion));
        each(files, "idioms", file -> file.lines().forEach(lines::addIdiom));
        List<Language> spoken = new ArrayList<>(builder.languages.values());
        Language shared = spoken.remove(0);
        return new Lexicon(
                List.copyOf(spoken),
                shared,
                builder.relations,
                Map.copyOf(builder.concepts),
                new Openings(builder.questions, builder.requests),
                new Unfinished(builder.links, builder.holds));
    }

    private static void each(List<TableFile> files, String table, Consumer<TableFile> action) {
        files.stream().filter(file -> file.table().equals(table)).forEach(action);
    }

    private static void checkName(TableFile file) {
        boolean ofLanguage =
                WORDS.contains(file.table())
                        || List.of(ENDINGS, ABBREVIATIONS, PHRASES).contains(file.table());
        if (!ofLanguage && !RELATIONS.contains(file.table())) {
            throw new IllegalArgumentException(
                    "'"
                            + file.name()
                            + "' is not a table of words: its name must begin with one of "
                            + WORDS
                            + ", "
                            + RELATIONS
                            + ", "
                            + List.of(ENDINGS, ABBREVIATIONS, PHRASES));
        }
    }

    private void createLanguages(List<TableFile> files) {
        Map<String, Map<String, String>> endings = new LinkedHashMap<>();
        endings.put(SHARED, new LinkedHashMap<>());
        LANGUAGES.forEach(code -> endings.put(code, new LinkedHashMap<>()));
        files.forEach(
                file -> endings.computeIfAbsent(file.language(), code -> new LinkedHashMap<>()));
        each(
                files,
                ENDINGS,
                file -> {
                    Map<String, String> own =
                            endings.computeIfAbsent(file.language(), code -> new LinkedHashMap<>());
                    file.lines().forEach(line -> addEndings(line, own));
                });
        endings.forEach((code, ends) -> languages.put(code, new Language(code, ends)));
    }

    private static void addEndings(TableLine line, Map<String, String> endings) {
        if (line.text().contains(">")) {
            endings.put(line.halves(">").get(0), line.halves(">").get(1));
        } else {
            TableLine.parts(line.text(), ',').forEach(ending -> endings.put(ending, ""));
        }
    }

    private Language language(TableFile file) {
        Language language = languages.get(file.language());
        if (language == null) {
            throw new IllegalStateException("No language was made for " + file.name());
        }
        return language;
    }

    private void addWords(TableFile file) {
        Language language = language(file);
        for (TableLine line : file.lines()) {
            guarded(line, () -> addWord(language, line));
        }
    }

    private void addWord(Language language, TableLine line) {
        List<String> section = TableLine.parts(line.section(), ' ');
        if (section.isEmpty()) {
            throw line.error("a section like [content] must come before it");
        }
        List<String> halves = line.halves(":");
        String concept = halves.get(0);
        Sense sense =
                Sense.of(
                        concept,
                        WordClass.ofSection(section.get(0)),
                        section.size() > 1 ? section.get(1) : null);
        concepts.putIfAbsent(concept, sense);
        for (String form : TableLine.parts(halves.get(1), ',')) {
            addForm(language, concept, sense, form.toLowerCase(Locale.ROOT));
        }
    }

    /** A form may carry tags: {@code went@past}, {@code vivo@1}. */
    private void addForm(Language language, String concept, Sense sense, String tagged) {
        List<String> parts = TableLine.parts(tagged, '@');
        Sense form = sense;
        for (String tag : parts.subList(1, parts.size())) {
            form = tag(form, tag);
        }
        String text = parts.get(0);
        List<Token> tokens = left(text);
        if (tokens.size() == 1) {
            language.add(tokens.get(0).is(Type.WORD) ? text : tokens.get(0).text(), form);
        } else {
            multiword.add(new PendingForm(language, text, concept));
        }
    }

    private static Sense tag(Sense sense, String tag) {
        switch (tag) {
            case "past":
                return sense.with(0, Form.PAST);
            case "part":
                return sense.with(0, Form.PARTICIPLE);
            case "future":
                return sense.with(0, Form.FUTURE);
            case "did":
                return sense.with(0, Form.PAST_AUXILIARY);
            default:
                // A verb's ending names its subject in Spanish, Portuguese and Arabic.
                return sense.with(Person.ofConcept("p" + tag + "s"), sense.form());
        }
    }

    private void addRewrites(TableFile file, Rewriter rewriter) {
        for (TableLine line : file.lines()) {
            guarded(
                    line,
                    () -> {
                        List<String> halves = line.halves("=");
                        List<Token> right = right(halves.get(1));
                        TableLine.parts(halves.get(0), ',')
                                .forEach(form -> rewriter.add(left(form), right));
                    });
        }
    }

    private void addOpenings(TableLine line) {
        addPhrases(line, line.section().equals(QUESTION) ? questions : requests);
    }

    private void addUnfinished(TableLine line) {
        addPhrases(line, line.section().equals(LINK) ? links : holds);
    }

    private void addPhrases(TableLine line, Phrases phrases) {
        guarded(
                line,
                () ->
                        TableLine.parts(line.halves(":").get(1), ',')
                                .forEach(form -> phrases.add(left(form))));
    }

    /** A phrase of content keeps its persons: "de dónde eres" is not "de dónde soy". */
    private List<Token> withPersons(PendingForm pending) {
        List<Token> right = new ArrayList<>(right("<" + pending.concept() + ">"));
        if (sense(pending.concept()).type().isContent()) {
            left(pending.form()).stream()
                    .filter(token -> isPerson(pending.language(), token))
                    .forEach(right::add);
        }
        return right;
    }

    private static boolean isPerson(Language language, Token token) {
        Sense sense = language.find(token);
        return sense != null && sense.person() != 0 && sense.type() == WordClass.PERSON;
    }

    private Sense sense(String name) {
        Sense found = concepts.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no table of words declares the concept '" + name + "'");
        }
        return found;
    }

    /** The left side of a rewrite: words, with {@code |} where a clause begins or ends. */
    private List<Token> left(String text) {
        List<Token> tokens = new ArrayList<>();
        for (String part : TableLine.parts(text, ' ')) {
            tokens.addAll(part.equals(Token.BREAK_TEXT) ? List.of(Token.BREAK) : words(part));
        }
        return tokens;
    }

    /** The right side of a rewrite: words, and concepts in angle brackets. */
    private List<Token> right(String text) {
        List<Token> tokens = new ArrayList<>();
        for (String part : TableLine.parts(text, ' ')) {
            if (part.startsWith("<") && part.endsWith(">")) {
                Sense sense = sense(part.substring(1, part.length() - 1));
                tokens.add(Token.of(Type.CONCEPT, sense.concept()));
            } else {
                tokens.addAll(words(part));
            }
        }
        return tokens;
    }

    private List<Token> words(String part) {
        if (part.startsWith("'") || part.equals("n't") || part.equals("*")) {
            return List.of(Token.of(Type.WORD, part));
        }
        return tokenizer.tokenize(part).stream().filter(token -> !token.is(Type.BREAK)).toList();
    }

    static void guarded(TableLine line, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    line.place() + ": " + e.getMessage() + " (the line is '" + line.text() + "')",
                    e);
        }
    }
}
