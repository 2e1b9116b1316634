package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The team's notes to itself inside a chat: {@code private_note}, {@code note.created}, {@code
 * admin.noted}, {@code visibility: internal}. The contact doesn't see them, and nobody answers
 * them.
 */
final class TeamNote {

    private static final Set<String> NOTES = Set.of("note", "notes");

    /** The owners of a team's note at a name's end: there are voice notes as well. */
    private static final Set<String> OWNERS =
            Set.of("private", "internal", "agent", "admin", "operator", "staff", "team");

    /** Changes of a note. */
    private static final Set<String> HAPPENINGS =
            Set.of("added", "created", "updated", "edited", "deleted", "removed");

    /** Other names of notes. */
    private static final Set<String> OTHER_NOTES =
            Set.of("voice", "video", "audio", "delivery", "credit", "debit", "release");

    private static final Set<String> AUDIENCES =
            Set.of("visibility", "audience", "messagetype", "commenttype");

    private TeamNote() {}

    static boolean isNamedBy(List<String> words) {
        return words.contains("noted")
                || Stream.iterate(0, at -> at < words.size(), at -> at + 1)
                        .anyMatch(at -> NOTES.contains(words.get(at)) && isNote(words, at));
    }

    private static boolean isNote(List<String> words, int at) {
        String before = at == 0 ? "" : words.get(at - 1);
        if (at == words.size() - 1) {
            return OWNERS.contains(before);
        }
        return HAPPENINGS.contains(words.get(at + 1)) && !OTHER_NOTES.contains(before);
    }

    /**
     * Whether a message's fields keep it inside the team. In a contact's message, "private" may
     * mean that the chat is of two.
     *
     * @param ofBusiness whether the business wrote it
     */
    static boolean isMarked(Levels levels, boolean ofBusiness) {
        return levels.of(Part.MESSAGE_ID, false).stream()
                .flatMap(level -> level.properties().stream())
                .anyMatch(field -> isMarked(field, ofBusiness));
    }

    private static boolean isMarked(Map.Entry<String, JsonNode> field, boolean ofBusiness) {
        String name = Words.joined(field.getKey());
        String value = textOf(field.getValue());
        if (AUDIENCES.contains(name)) {
            return value.equals("internal") || (ofBusiness && value.equals("private"));
        }
        return ofBusiness
                && switch (name) {
                    case "private", "isprivate" -> value.equals("true");
                    case "public", "ispublic" -> value.equals("false");
                    default -> false;
                };
    }

    private static String textOf(JsonNode value) {
        String text =
                value.isBoolean() ? String.valueOf(value.booleanValue()) : WebhookJson.text(value);
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
