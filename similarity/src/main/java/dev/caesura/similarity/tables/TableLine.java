package dev.caesura.similarity.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a table, with the place that an error message names.
 *
 * @param place the file and line number
 * @param section the section header above it, without brackets; empty if there is none
 * @param text the line without comment and surrounding space
 */
record TableLine(String place, String section, String text) {

    private static final char COMMENT = '#';

    /** The lines that say something: not comments, blank lines and section headers. */
    static List<TableLine> parse(String file, List<String> lines) {
        List<TableLine> parsed = new ArrayList<>();
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            String text = withoutComment(lines.get(i)).strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1).strip();
            } else if (!text.isEmpty()) {
                parsed.add(new TableLine(file + ":" + (i + 1), section, text));
            }
        }
        return parsed;
    }

    /** The text before and after the separator. */
    List<String> halves(String separator) {
        int at = text.indexOf(separator);
        if (at <= 0 || text.substring(at + separator.length()).isBlank()) {
            throw error("write something on both sides of '" + separator + "'");
        }
        return List.of(
                text.substring(0, at).strip(), text.substring(at + separator.length()).strip());
    }

    /** The parts between separators, without surrounding space, empty ones left out. */
    static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                String part = text.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }

    IllegalArgumentException error(String message) {
        return new IllegalArgumentException(
                place + ": " + message + " (the line is '" + text + "')");
    }

    private static String withoutComment(String line) {
        int at = line.indexOf(COMMENT);
        return at < 0 ? line : line.substring(0, at);
    }
}
