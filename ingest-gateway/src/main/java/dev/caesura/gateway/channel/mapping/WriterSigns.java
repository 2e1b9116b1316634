package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.read.Automation;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.gateway.channel.read.Words;
import dev.caesura.schemas.event.Direction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells the writer by the shape of an object whose names nobody has mapped: booleans such as {@code
 * isOutgoing} and {@code from_agent}, types such as {@code message_type: outgoing} and {@code
 * sender_type: agent}, and a writer such as {@code author: agent} or {@code author: {"type":
 * "bot"}}. A field of that kind with any other value says nothing: an unknown sender is never made
 * the business.
 *
 * <p>A direction outweighs a writer: a {@code user} is the contact for most systems and the agent
 * for some, and those say {@code outgoing} beside it.
 */
final class WriterSigns {

    /** Fields of the writer's kind, by the ends and beginnings of their names. */
    private static final Pattern WRITERS_TYPE =
            Pattern.compile(
                    "role|(?:message)?(?:sender|from|author|writer|actor|creator|sentby|writtenby|createdby)"
                            + "(?:type|role|kind)");

    /** Fields of a kind that may be the writer's. */
    private static final Pattern ANY_TYPE =
            Pattern.compile("(?:message|msg)?type|(?:user|participant|source|origin)(?:type|role)");

    private static final Pattern WAY_FIELD =
            Pattern.compile(".*(?:type|kind|event|direction)|dir|flow|traffic");

    /** Fields whose longer names mean something else: a flow may be any of a bot's. */
    private static final Set<String> ONE_WORD = Set.of("flow", "traffic");

    private static final Pattern WAY_WORD =
            Pattern.compile(
                    "(?:message|msg|sms)?((?:in|out)bound|incoming|outgoing|echo)(?:message|msg|sms|api)?");

    private static final Set<String> WAYS =
            Set.of("inbound", "outbound", "incoming", "outgoing", "echo");

    private static final Set<String> IN_AND_OUT = Set.of("in", "out");
    private static final Set<String> AFTER_WAY = Set.of("new", "created", "sent", "received");

    /** Fields that hold a side's word, or a name, or an object that describes the writer. */
    private static final Set<String> WRITERS =
            Set.of("author", "sender", "from", "sentby", "writtenby", "createdby", "actor");

    /** Objects that are a person's, or a program's that stands in a person's place. */
    private static final Set<String> PEOPLE = Set.of("user", "member");

    private static final Set<String> BOT_FLAGS = Set.of("bot", "is_bot", "isBot");
    private static final Said BOT = new Said(Direction.ECHO, "bot");

    private static final String ROLE = "role";
    private static final Set<String> GROUP_ROLES = Set.of("admin", "superadmin", "owner");

    private WriterSigns() {}

    /** The joint statement of an object's fields; null if there is none. */
    static @Nullable Said in(JsonNode object) {
        Said way = together(object, WriterSigns::way);
        return way == null ? together(object, WriterSigns::writer) : way;
    }

    /** Whether a message's type says who wrote it, and not what it is. */
    static boolean isType(String word) {
        return wayNamed(word) != null || SideWords.isPlainBusiness(Words.joined(word));
    }

    private static @Nullable Said together(
            JsonNode object, BiFunction<String, JsonNode, @Nullable Said> sign) {
        List<Said> signs =
                object.properties().stream()
                        .map(field -> read(field, sign))
                        .flatMap(Stream::ofNullable)
                        .toList();
        return Said.together(signs);
    }

    private static @Nullable Said read(
            Map.Entry<String, JsonNode> field, BiFunction<String, JsonNode, @Nullable Said> sign) {
        return sign.apply(Words.joined(field.getKey()), field.getValue());
    }

    private static @Nullable Said way(String name, JsonNode value) {
        FlagName flag = FlagName.way(name);
        if (flag != null) {
            return flagged(flag, value);
        }
        String word = WebhookJson.text(value);
        boolean named = WAY_FIELD.matcher(name).matches() || EventNames.isField(name);
        return word == null || !named ? null : said(wayOf(name, word), word);
    }

    private static @Nullable Direction wayOf(String name, String word) {
        if (name.endsWith("direction") || name.equals("dir")) {
            return Polarity.side(Words.split(word));
        }
        boolean whole = ONE_WORD.contains(name) || !EventNames.mayHoldNames(name, word);
        return whole ? wayWord(word) : wayNamed(word);
    }

    private static @Nullable Direction wayNamed(String word) {
        Direction way = wayWord(word);
        return way == null ? wayOfEvent(Words.split(word)) : way;
    }

    private static @Nullable Direction wayWord(String word) {
        var way = WAY_WORD.matcher(Words.joined(word));
        return way.matches() ? SideWords.way(way.group(1)) : null;
    }

    /** The direction of a message by an event's name: {@code com.shop.message.outgoing}. */
    private static @Nullable Direction wayOfEvent(List<String> words) {
        List<Direction> ways =
                words.stream()
                        .filter(WAYS::contains)
                        .map(SideWords::way)
                        .flatMap(Stream::ofNullable)
                        .distinct()
                        .toList();
        if (words.stream().noneMatch(EventNames.MESSAGES::contains) || ways.size() > 1) {
            return null;
        }
        return ways.isEmpty() ? wayAfterMessage(words) : ways.get(0);
    }

    /** {@code message:out:new}, and no {@code message_out_of_stock}. */
    private static @Nullable Direction wayAfterMessage(List<String> words) {
        for (int at = 1; at < words.size(); at++) {
            boolean follows = EventNames.MESSAGES.contains(words.get(at - 1));
            boolean ends = at + 1 == words.size() || AFTER_WAY.contains(words.get(at + 1));
            if (follows && ends && IN_AND_OUT.contains(words.get(at))) {
                return SideWords.way(words.get(at));
            }
        }
        return null;
    }

    private static @Nullable Said writer(String name, JsonNode value) {
        FlagName flag = FlagName.of(name);
        if (flag != null) {
            return flagged(flag, value);
        }
        if (value.isObject()) {
            boolean person = WRITERS.contains(name) || PEOPLE.contains(name);
            return person && isBot(value) ? BOT : described(name, value);
        }
        String word = WebhookJson.text(value);
        if (word == null) {
            return null;
        }
        if (WRITERS.contains(name)) {
            return named(word);
        }
        return said(typed(name, word), word);
    }

    private static @Nullable Said flagged(FlagName flag, JsonNode value) {
        String word =
                value.isBoolean() ? String.valueOf(value.booleanValue()) : WebhookJson.text(value);
        Boolean truth = word == null ? null : Polarity.truth(word);
        return truth == null ? null : flag.said(truth);
    }

    private static boolean isBot(JsonNode person) {
        return BOT_FLAGS.stream().anyMatch(flag -> WebhookJson.isTrue(person, flag));
    }

    /** A writer's own object says it by its type. */
    private static @Nullable Said described(String name, JsonNode writer) {
        if (!WRITERS.contains(name)) {
            return null;
        }
        return Stream.of("type", ROLE, "kind")
                .map(field -> typedAs(field, WebhookJson.text(writer, field)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Said typedAs(String field, @Nullable String word) {
        return word == null ? null : said(inField(field, word), word);
    }

    /** A group's admin is a contact, if the field is the role that people have in a group. */
    private static @Nullable Direction inField(String field, String word) {
        boolean ofAGroup = field.equals(ROLE) && GROUP_ROLES.contains(Words.joined(word));
        return ofAGroup ? null : headOf(word);
    }

    /** A person's name is not a side, whatever word it begins with. */
    private static @Nullable Said named(String text) {
        List<String> words = Words.split(text);
        boolean whole = words.size() == 1 && words.get(0).equalsIgnoreCase(text.strip());
        Direction side =
                whole && !SideWords.mayBeAName(words.get(0))
                        ? SideWords.writer(words.get(0))
                        : null;
        return side == null ? null : new Said(side, Automation.isAll(text) ? text : null);
    }

    private static @Nullable Direction typed(String name, String word) {
        if (WRITERS_TYPE.matcher(name).matches()) {
            return inField(name, word);
        }
        boolean plain =
                ANY_TYPE.matcher(name).matches() && SideWords.isPlainBusiness(Words.joined(word));
        return plain ? Direction.ECHO : null;
    }

    /** The last word names the role: a {@code post_sales_agent} is an agent. */
    private static @Nullable Direction headOf(String word) {
        List<String> words = Words.split(word);
        if (words.isEmpty() || word.strip().contains(" ")) {
            return SideWords.writer(Words.joined(word));
        }
        String head = words.get(words.size() - 1);
        return head.endsWith("bot") ? Direction.ECHO : SideWords.writer(head);
    }

    private static @Nullable Said said(@Nullable Direction direction, String word) {
        return direction == null
                ? null
                : new Said(direction, Automation.isNamedBy(word) ? word : null);
    }
}
