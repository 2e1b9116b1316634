package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Values at a contact's usual place that look like something else: a {@code from} may name a side,
 * as in {@code from: user}, and a {@code conversation} may be the words themselves.
 */
final class UsualPlaces {

    private static final JsonPointer FROM = JsonPointer.compile("/from");
    private static final JsonPointer CONVERSATION = JsonPointer.compile("/conversation");
    private static final Pattern BLANK = Pattern.compile("\\s");

    private UsualPlaces() {}

    /** The value at the pointer, if it is that part's; a missing node otherwise. */
    static JsonNode at(FieldMapping mapping, Part part, JsonPointer pointer, JsonNode root) {
        JsonNode node = root.at(pointer);
        return part == Part.CONTACT && !mayBeContact(mapping, pointer, root, node)
                ? MissingNode.getInstance()
                : node;
    }

    private static boolean mayBeContact(
            FieldMapping mapping, JsonPointer pointer, JsonNode root, JsonNode node) {
        String text = WebhookJson.text(node);
        if (text == null) {
            return true;
        }
        if (pointer.equals(FROM)) {
            return SideWords.writer(text.strip().toLowerCase(Locale.ROOT)) == null;
        }
        return !pointer.equals(CONVERSATION)
                || (!BLANK.matcher(text).find() && mapping.text(Part.TEXT, root) != null);
    }
}
