package dev.caesura.gateway.channel.read;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks for platforms' marks for messages of the business side that no person wrote: a flag such as
 * {@code is_auto_reply}, a type such as {@code created_by_1p_bot}, or a writer such as {@code Auto
 * Reply}.
 */
public final class Automation {

    private static final List<String> FLAGS =
            List.of(
                    "automatic",
                    "is_automatic",
                    "isAutomatic",
                    "automated",
                    "is_automated",
                    "isAutomated",
                    "auto_reply",
                    "is_auto_reply",
                    "isAutoReply",
                    "is_bot",
                    "isBot",
                    "from_bot",
                    "fromBot",
                    "is_from_offline");

    /** Fields of a closed list of words. */
    private static final List<String> TYPES =
            List.of(
                    "automatic",
                    "automation",
                    "message_creation_type",
                    "creation_type",
                    "origin",
                    "message_origin",
                    "sender_type",
                    "senderType",
                    "author_type",
                    "authorType",
                    "from_type",
                    "fromType",
                    "role");

    /** Fields that may have a person's name. */
    private static final List<String> WRITERS =
            List.of("sent_by", "sentBy", "generated_by", "generatedBy", "author");

    private static final Pattern BLANK = Pattern.compile("\\s");

    /** "Auto" and words made from it. */
    private static final Pattern AUTO =
            Pattern.compile(
                    "auto(?:|bot|mat\\p{L}+|repl\\p{L}+|respon\\p{L}+|answer|message|generated|pilot|sent|send\\p{L}*)");

    /** Words that make even an agent automatic. */
    private static final Set<String> MACHINES =
            Set.of("bot", "robot", "ai", "virtual", "gpt", "chatgpt", "llm", "openai");

    /** Words that mean automation anywhere in a type. */
    private static final Set<String> WORDS =
            Set.of(
                    "away",
                    "greeting",
                    "welcome",
                    "scheduled",
                    "campaign",
                    "broadcast",
                    "workflow",
                    "flow",
                    "template",
                    "system");

    /** Words that mean automation if they stand alone: there are sales assistants, and the post. */
    private static final Set<String> WHOLE_WORDS = Set.of("assistant", "post", "tool", "function");

    /** Words that may accompany an automatic word in a text that is not a name. */
    private static final Set<String> BESIDE =
            Set.of(
                    "chat",
                    "reply",
                    "response",
                    "responder",
                    "message",
                    "generated",
                    "sent",
                    "assistant");

    /** Roles of people who write in person. */
    private static final Set<String> PEOPLE =
            Set.of(
                    "human",
                    "operator",
                    "user",
                    "person",
                    "staff",
                    "employee",
                    "admin",
                    "manager",
                    "representative",
                    "rep",
                    "seller",
                    "team",
                    "contact",
                    "customer");

    /** There are agents of either kind. */
    private static final String AGENT = "agent";

    private Automation() {}

    /** The value of the mark; null if there is none. */
    public static @Nullable String in(JsonNode message) {
        for (String field : TYPES) {
            String word = WebhookJson.text(message, field);
            if (word != null && isNamedBy(word)) {
                return word;
            }
        }
        for (String field : WRITERS) {
            String writer = WebhookJson.text(message, field);
            if (writer != null && isAll(writer)) {
                return writer;
            }
        }
        for (String flag : FLAGS) {
            if (WebhookJson.isTrue(message, flag)) {
                return flag.toLowerCase(Locale.ROOT).contains("bot") ? "bot" : "automatic";
            }
        }
        return null;
    }

    /**
     * Whether a type names automation. Of several words the last names the writer: an {@code
     * agent_bot} is a bot. Otherwise a word for a person outweighs the others: a {@code
     * post_sales_agent} is a person; but an {@code ai_agent} is not.
     */
    public static boolean isNamedBy(String type) {
        List<String> words = Words.split(type);
        if (words.isEmpty()) {
            return false;
        }
        if (isMachine(words.get(words.size() - 1))) {
            return true;
        }
        if (words.stream().anyMatch(PEOPLE::contains)) {
            return false;
        }
        boolean machine = words.stream().anyMatch(Automation::isMachine);
        if (machine || words.contains(AGENT)) {
            return machine;
        }
        return words.stream().anyMatch(WORDS::contains)
                || (words.size() == 1 && WHOLE_WORDS.contains(words.get(0)));
    }

    /**
     * Whether a text that may be a person's name is all automation, as {@code Auto Reply} is and
     * {@code Ai Tanaka} isn't.
     */
    public static boolean isAll(String writer) {
        List<String> words = Words.split(writer);
        if (words.isEmpty()) {
            return false;
        }
        if (words.size() == 1) {
            return isKnown(words.get(0)) || words.get(0).equals("assistant");
        }
        boolean identifier = !BLANK.matcher(writer.strip()).find();
        boolean bot = identifier && words.get(words.size() - 1).equals("bot");
        return bot
                || (words.stream().allMatch(word -> isKnown(word) || BESIDE.contains(word))
                        && words.stream().anyMatch(Automation::isKnown));
    }

    /** Whether a word says that a person wrote. */
    public static boolean isPerson(String word) {
        List<String> words = Words.split(word);
        boolean named = words.contains(AGENT) || words.stream().anyMatch(PEOPLE::contains);
        return named && !isNamedBy(word);
    }

    private static boolean isMachine(String word) {
        return MACHINES.contains(word) || word.endsWith("bot") || word.startsWith("auto");
    }

    /**
     * Whether the whole word is known: a Mr Talbot is not a bot, and an Autohaus is not automation.
     */
    private static boolean isKnown(String word) {
        return MACHINES.contains(word)
                || WORDS.contains(word)
                || word.equals("chatbot")
                || AUTO.matcher(word).matches();
    }
}
