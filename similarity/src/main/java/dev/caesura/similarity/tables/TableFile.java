package dev.caesura.similarity.tables;

import java.util.List;

/**
 * A table file: {@code synonyms.fr.txt} is the table of synonyms in French, {@code antonyms.txt}
 * one of no language.
 *
 * @param name the file's name, for error messages
 * @param table the part before the first dot
 * @param language the part between the dots; empty for a table of no language
 * @param lines its content
 */
public record TableFile(String name, String table, String language, List<TableLine> lines) {

    private static final String SUFFIX = ".txt";

    /**
     * @throws IllegalArgumentException if the name is not of this form
     */
    static TableFile parse(String name, List<String> lines) {
        List<String> parts = TableLine.parts(name, '.');
        if (!name.endsWith(SUFFIX) || parts.size() < 2 || parts.size() > 3) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is not a table of words: name it like synonyms.fr.txt, or"
                            + " antonyms.txt");
        }
        return new TableFile(
                name,
                parts.get(0),
                parts.size() == 3 ? parts.get(1) : "",
                TableLine.parse(name, lines));
    }
}
