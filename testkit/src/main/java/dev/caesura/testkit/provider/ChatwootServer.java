package dev.caesura.testkit.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Stands in for Chatwoot's application API: contacts, conversations, messages, their status. A
 * contact's identifier is unique, a message is not: the same call made twice leaves two messages.
 */
public final class ChatwootServer extends ProviderServer {

    /** The only token that it accepts. */
    public static final String TOKEN = "Kq2vX9chatwoot";

    /** The number of the account. */
    public static final long ACCOUNT = 3;

    /** The number of the inbox that takes conversations by API. */
    public static final long INBOX = 7;

    /** The contact whose name it refuses. */
    public static final String REFUSED = "422";

    private static final String API = "/api/v1/accounts/" + ACCOUNT;
    private static final Pattern OF_CONTACT = Pattern.compile("/contacts/(\\d+)/conversations");
    private static final Pattern OF_CONVERSATION =
            Pattern.compile("/conversations/(\\d+)(|/messages|/toggle_status|/custom_attributes)");
    private static final int PAGE = 20;

    private final AtomicLong ids = new AtomicLong(100);
    private final Map<Long, Map<String, Object>> contacts = new LinkedHashMap<>();
    private final Map<Long, Talk> talks = new LinkedHashMap<>();

    /** A conversation there. */
    public static final class Talk {
        private final long id;
        private final long contact;
        private final List<Map<String, Object>> messages = new ArrayList<>();
        private final Map<String, Object> attributes = new LinkedHashMap<>();
        private String status;

        private Talk(long id, long contact, String status) {
            this.id = id;
            this.contact = contact;
            this.status = status;
        }

        /** The number in its address. */
        public long id() {
            return id;
        }

        public String status() {
            return status;
        }

        /** The custom attributes. */
        public Map<String, Object> attributes() {
            return attributes;
        }

        /** The messages' texts, oldest first. */
        public List<String> texts() {
            return messages.stream()
                    .map(message -> String.valueOf(message.get("content")))
                    .toList();
        }

        /** Whether contacts see none of the messages. */
        public boolean isPrivate() {
            return messages.stream()
                    .allMatch(message -> Boolean.TRUE.equals(message.get("private")));
        }
    }

    @Override
    protected synchronized Answer answer(Call call) {
        if (!call.header("api_access_token").equals(TOKEN)) {
            return unauthorized();
        }
        if (!call.path().startsWith(API + "/")) {
            return missing();
        }
        String path = call.path().substring(API.length());
        boolean read = call.method().equals("GET");
        if (path.equals("/contacts/search") && read) {
            return search(call.query().replaceFirst("^q=", ""));
        }
        if (path.equals("/contacts") && !read) {
            return newContact(call.json());
        }
        if (path.equals("/conversations") && !read) {
            return newConversation(call.json());
        }
        Matcher ofContact = OF_CONTACT.matcher(path);
        if (ofContact.matches() && read) {
            return conversationsOf(Long.parseLong(ofContact.group(1)));
        }
        Matcher ofConversation = OF_CONVERSATION.matcher(path);
        if (!ofConversation.matches()) {
            return missing();
        }
        Talk talk = talks.get(Long.parseLong(ofConversation.group(1)));
        if (talk == null) {
            return missing();
        }
        return switch (ofConversation.group(2)) {
            case "" -> Answer.json(200, shown(talk));
            case "/messages" -> read ? messagesOf(talk) : newMessage(talk, call.json());
            case "/toggle_status" -> setStatus(talk, call.json());
            default -> setAttributes(talk, call.json());
        };
    }

    private Answer search(String query) {
        List<Map<String, Object>> found =
                contacts.values().stream()
                        .filter(one -> String.valueOf(one.get("identifier")).contains(query))
                        .toList();
        return Answer.json(200, Map.of("meta", Map.of("count", found.size()), "payload", found));
    }

    private Answer newContact(JsonNode json) {
        String identifier = json.path("identifier").asString("");
        if (contacts.values().stream().anyMatch(one -> identifier.equals(one.get("identifier")))) {
            return invalid("Identifier has already been taken");
        }
        if (json.path("name").asString("").equals(REFUSED)) {
            return invalid("Name is invalid");
        }
        if (json.path("inbox_id").asLong(INBOX) != INBOX) {
            return missing();
        }
        long id = ids.incrementAndGet();
        Map<String, Object> contact =
                Map.of("id", id, "name", json.path("name").asString(""), "identifier", identifier);
        contacts.put(id, contact);
        return Answer.json(
                200,
                Map.of(
                        "payload",
                        Map.of(
                                "contact",
                                contact,
                                "contact_inbox",
                                Map.of("source_id", "s" + id))));
    }

    private Answer conversationsOf(long contact) {
        return Answer.json(
                200,
                Map.of(
                        "payload",
                        talks.values().stream()
                                .filter(talk -> talk.contact == contact)
                                .map(ChatwootServer::shown)
                                .toList()));
    }

    private Answer newConversation(JsonNode json) {
        long contact = json.path("contact_id").asLong(0);
        if (!contacts.containsKey(contact) || json.path("inbox_id").asLong(0) != INBOX) {
            return missing();
        }
        Talk talk = begin(contact, json.path("status").asString("open"));
        attributes(talk, json.path("custom_attributes"));
        if (json.path("message").isObject()) {
            newMessage(talk, json.path("message"));
        }
        return Answer.json(200, shown(talk));
    }

    private Talk begin(long contact, String status) {
        Talk talk = new Talk(ids.incrementAndGet(), contact, status);
        talks.put(talk.id, talk);
        return talk;
    }

    private Answer messagesOf(Talk talk) {
        int first = Math.max(0, talk.messages.size() - PAGE);
        return Answer.json(
                200, Map.of("payload", talk.messages.subList(first, talk.messages.size())));
    }

    private Answer newMessage(Talk talk, JsonNode json) {
        String text = json.path("content").asString("");
        if (text.isEmpty()) {
            return invalid("Content is missing");
        }
        long id = ids.incrementAndGet();
        Map<String, Object> message =
                Map.of(
                        "id",
                        id,
                        "content",
                        text,
                        "private",
                        json.path("private").asBoolean(false),
                        "message_type",
                        json.path("message_type").asString("outgoing"));
        talk.messages.add(message);
        take("" + id, "" + talk.id, text, "");
        return Answer.json(200, message);
    }

    private Answer setStatus(Talk talk, JsonNode json) {
        talk.status = json.path("status").asString(talk.status);
        return Answer.json(
                200, Map.of("payload", Map.of("success", true, "current_status", talk.status)));
    }

    private Answer setAttributes(Talk talk, JsonNode json) {
        talk.attributes.clear();
        attributes(talk, json.path("custom_attributes"));
        return Answer.json(200, Map.of("custom_attributes", talk.attributes));
    }

    private static void attributes(Talk talk, JsonNode attributes) {
        attributes.properties().forEach(one -> talk.attributes.put(one.getKey(), one.getValue()));
    }

    private static Map<String, Object> shown(Talk talk) {
        return Map.of(
                "id", talk.id,
                "inbox_id", INBOX,
                "status", talk.status,
                "custom_attributes", talk.attributes);
    }

    /** A conversation that a bot already has there, such as one with a website's visitor. */
    public synchronized Talk pending() {
        return begin(ids.incrementAndGet(), "pending");
    }

    /** The conversations of the contact with this identifier, oldest first. */
    public synchronized List<Talk> talksOf(String identifier) {
        return talks.values().stream()
                .filter(
                        talk -> {
                            Map<String, Object> contact = contacts.get(talk.contact);
                            return contact != null && identifier.equals(contact.get("identifier"));
                        })
                .toList();
    }

    /** An agent resolves it. */
    public synchronized void resolve(Talk talk) {
        talk.status = "resolved";
    }

    private static Answer missing() {
        return Answer.json(404, Map.of("error", "Resource could not be found"));
    }

    private static Answer invalid(String why) {
        return Answer.json(422, Map.of("message", why));
    }

    @Override
    protected Answer unavailable() {
        return new Answer(503, Map.of(), "<html>Service Unavailable</html>");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return new Answer(429, Map.of(), "Retry later\n")
                .with("Retry-After", Long.toString(retryAfter.toSeconds() + 1));
    }

    @Override
    protected Answer unauthorized() {
        return Answer.json(401, Map.of("errors", List.of("Invalid Access Token")));
    }
}
