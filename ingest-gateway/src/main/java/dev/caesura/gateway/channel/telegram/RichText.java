package dev.caesura.gateway.channel.telegram;

import dev.caesura.gateway.channel.read.AnyText;
import dev.caesura.gateway.channel.read.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The words of a rich message, in the order in which they are read: a line for each block, each
 * item of a list and each row of a table. Marks such as bold are left out.
 *
 * @see <a href="https://core.telegram.org/bots/api#richmessage">Telegram Bot API: RichMessage</a>
 */
final class RichText {

    private static final int MAX_DEPTH = 60;

    /** Where words are inside a run of text; everything else in it is markup or an address. */
    private static final List<String> INLINE =
            List.of("text", "expression", "alternative_text", "button");

    /** Where words are inside a block, in reading order. */
    private static final List<String> PARTS =
            List.of(
                    "summary",
                    "text",
                    "expression",
                    "blocks",
                    "items",
                    "cells",
                    "buttons",
                    "caption",
                    "credit");

    /** Blocks that show no words of the writer: drafts of a bot, jumps, lines. */
    private static final Set<String> SILENT = Set.of("thinking", "anchor", "divider");

    /** Blocks whose titles and names are a file's or a place's, and not the writer's. */
    private static final Set<String> MEDIA =
            Set.of(
                    "photo",
                    "live_photo",
                    "video",
                    "animation",
                    "audio",
                    "voice_note",
                    "document",
                    "map",
                    "collage",
                    "slideshow");

    private final List<String> lines = new ArrayList<>();

    private RichText() {}

    /** The words of a {@code rich_message}; null if it has none. */
    static @Nullable String of(JsonNode message) {
        RichText text = new RichText();
        text.readAll(message.path("blocks"), 0);
        return Text.cleanOrNull(String.join("\n", text.lines));
    }

    private void readAll(JsonNode parts, int depth) {
        parts.values().forEach(part -> read(part, depth));
    }

    private void read(JsonNode block, int depth) {
        String type = block.path("type").asString("");
        if (SILENT.contains(type) || depth > MAX_DEPTH) {
            return;
        }
        if (!block.isObject()) {
            add(inline(block, depth));
            return;
        }
        int before = lines.size();
        for (String part : PARTS) {
            readPart(part, block.path(part), depth + 1);
        }
        String other = AnyText.in(block);
        if (lines.size() == before && other != null && !MEDIA.contains(type)) {
            add(other); // A block of a kind that is not known here.
        }
    }

    private void readPart(String name, JsonNode part, int depth) {
        switch (name) {
            case "blocks" -> readAll(part, depth);
            case "items" -> part.values().forEach(item -> readItem(item, depth));
            case "cells" -> part.values().forEach(row -> add(row(row, depth)));
            case "buttons" -> part.values().forEach(row -> add(row(row, depth)));
            case "caption" -> readCaption(part, depth);
            default -> add(inline(part, depth));
        }
    }

    /** An ordered item includes its number; a bullet is not a word. */
    private void readItem(JsonNode item, int depth) {
        int before = lines.size();
        read(item, depth);
        if (item.hasNonNull("value") && lines.size() > before) {
            lines.set(before, item.path("label").asString("") + " " + lines.get(before));
        }
    }

    /** A block's caption has a text and a credit; a table's is text itself. */
    private void readCaption(JsonNode caption, int depth) {
        if (caption.isObject() && !caption.has("type")) {
            add(inline(caption.path("text"), depth));
            add(inline(caption.path("credit"), depth));
        } else {
            add(inline(caption, depth));
        }
    }

    private static String row(JsonNode row, int depth) {
        if (!row.isArray()) {
            return inline(row, depth);
        }
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : row.values()) {
            String words = inline(cell, depth).strip();
            if (!words.isEmpty()) {
                cells.add(words);
            }
        }
        return String.join(" | ", cells);
    }

    private static String inline(JsonNode text, int depth) {
        if (text.isString()) {
            return text.stringValue();
        }
        if (!text.isContainer() || depth > MAX_DEPTH) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        if (text.isArray()) {
            text.values().forEach(part -> words.append(inline(part, depth + 1)));
        } else {
            INLINE.forEach(part -> words.append(inline(text.path(part), depth + 1)));
        }
        return words.toString();
    }

    private void add(String line) {
        if (!line.isBlank()) {
            lines.add(line.strip());
        }
    }
}
