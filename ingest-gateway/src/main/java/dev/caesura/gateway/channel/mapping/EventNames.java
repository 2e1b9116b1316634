package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an object that name an event: {@code event}, {@code type}, {@code subtype}, {@code
 * typeWebhook}, {@code action} and their like.
 */
final class EventNames {

    /** Words for a message, within a name. */
    static final Set<String> MESSAGES = Set.of("message", "messages", "msg", "sms");

    private static final Pattern FIELD =
            Pattern.compile(
                    "(?:(?:event|webhook|hook|message|update|notification|data)?(?:sub)?type|type(?:web)?hook"
                            + "|(?:web)?hookevent|eventname|event)");

    /** Fields that may hold a person's words instead. */
    private static final Set<String> LOOSE =
            Set.of("action", "actiontype", "eventaction", "topic", "trigger");

    private static final Pattern BLANK = Pattern.compile("\\s");

    /** The rest of a version, as in {@code message.deleted.v1}. */
    private static final String VERSION = "v";

    private EventNames() {}

    /** The names, as the fields have them. */
    static Stream<String> of(JsonNode object) {
        return object.properties().stream().flatMap(EventNames::in);
    }

    /** Whether a field of that name, in one word, may name an event. */
    static boolean isField(String joined) {
        return FIELD.matcher(joined).matches() || LOOSE.contains(joined);
    }

    private static Stream<String> in(Map.Entry<String, JsonNode> field) {
        String name = Words.joined(field.getKey());
        String value = isField(name) ? WebhookJson.text(field.getValue()) : null;
        return value != null && mayHoldNames(name, value) ? Stream.of(value) : Stream.empty();
    }

    /** Several words without a blank between them are a program's, wherever they stand. */
    static boolean mayHoldNames(String field, String value) {
        boolean name = words(value).size() > 1 && !BLANK.matcher(value.strip()).find();
        return name || !LOOSE.contains(field);
    }

    /** A name's words, without its version. */
    static List<String> words(String name) {
        List<String> words = Words.split(name);
        int last = words.size() - 1;
        return last > 0 && words.get(last).equals(VERSION) ? words.subList(0, last) : words;
    }
}
