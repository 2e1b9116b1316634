package dev.caesura.sender.handoff.inbox;

import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.serde.Json;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.guard.CallException.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Posts hand-offs to Chatwoot: a conversation of an API inbox for each contact, with a private note
 * for each hand-off. As long as that conversation is not resolved, further hand-offs are further
 * notes in it.
 *
 * <p>Chatwoot has no idempotency key. Each note ends with the hand-off's id, by which the inbox
 * looks for it before writing it.
 *
 * @see <a href="https://developers.chatwoot.com/api-reference/introduction">Chatwoot's API</a>
 */
public final class ChatwootInbox implements Inbox {

    /** The attribute by which a resolved conversation is recognized. */
    static final String CONVERSATION = "caesura_conversation";

    private static final String HAND_OFF = "caesura_hand_off";
    private static final String ATTRIBUTES = "custom_attributes";
    private static final String PAYLOAD = "payload";
    private static final String STATUS = "status";
    private static final String RESOLVED = "resolved";
    private static final String OPEN = "open";

    /** The number of a contact's latest conversations in which a note is looked for. */
    private static final int LOOKED_AT = 3;

    private final ChatwootSettings settings;
    private final HttpCall http;

    public ChatwootInbox(ChatwootSettings settings, HttpCall http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public String name() {
        return "chatwoot";
    }

    @Override
    public void post(Posting posting) throws DeliveryException, InterruptedException {
        ConversationId conversation = posting.conversation();
        boolean own =
                conversation.channel().equals(ChannelCatalog.GENERIC.name())
                        && settings.ownAccounts().contains(conversation.account())
                        && conversation.contact().matches("\\d{1,18}");
        if (own) {
            postWhereItIs(Long.parseLong(conversation.contact()), posting);
        } else {
            postToInbox(posting);
        }
    }

    /** The note comes last: where it is, all is done. */
    private void postWhereItIs(long number, Posting posting)
            throws DeliveryException, InterruptedException {
        if (!has(number, posting)) {
            // The posted attributes replace all existing ones.
            Map<String, Object> all = new LinkedHashMap<>();
            get("/conversations/" + number)
                    .path(ATTRIBUTES)
                    .properties()
                    .forEach(one -> all.put(one.getKey(), one.getValue()));
            all.putAll(attributes(posting));
            call("/conversations/" + number + "/custom_attributes", Map.of(ATTRIBUTES, all));
            open(number);
            write(number, posting);
        }
    }

    private void postToInbox(Posting posting) throws DeliveryException, InterruptedException {
        long contact = contact(posting.conversation());
        There unresolved = null;
        for (There there : conversationsOf(contact)) {
            if (has(there.number(), posting)) {
                return;
            }
            if (unresolved == null && !there.status().equals(RESOLVED)) {
                unresolved = there;
            }
        }
        if (unresolved == null) {
            begin(contact, posting);
            return;
        }
        if (!unresolved.status().equals(OPEN)) {
            open(unresolved.number());
        }
        write(unresolved.number(), posting);
    }

    /** The contact of that conversation, created if needed; another instance may be as quick. */
    private long contact(ConversationId conversation)
            throws DeliveryException, InterruptedException {
        Long known = findContact(conversation);
        if (known != null) {
            return known;
        }
        try {
            JsonNode made =
                    call(
                            "/contacts",
                            Map.of(
                                    "inbox_id", settings.inbox(),
                                    "name", conversation.contact(),
                                    "identifier", conversation.toString()));
            return number(made.path(PAYLOAD).path("contact").path("id"), "contact");
        } catch (DeliveryException e) {
            Long now = e.kind() == Kind.PERMANENT ? findContact(conversation) : null;
            if (now == null) {
                throw e;
            }
            return now;
        }
    }

    private @Nullable Long findContact(ConversationId conversation)
            throws DeliveryException, InterruptedException {
        String identifier = conversation.toString();
        String query = URLEncoder.encode(identifier, StandardCharsets.UTF_8);
        for (JsonNode contact : get("/contacts/search?q=" + query).path(PAYLOAD)) {
            if (contact.path("identifier").asString("").equals(identifier)) {
                return number(contact.path("id"), "contact");
            }
        }
        return null;
    }

    /** A contact's latest conversations in this inbox, newest first. */
    private List<There> conversationsOf(long contact)
            throws DeliveryException, InterruptedException {
        List<There> found = new ArrayList<>();
        for (JsonNode one : get("/contacts/" + contact + "/conversations").path(PAYLOAD)) {
            if (one.path("inbox_id").asLong(0) == settings.inbox()) {
                found.add(
                        new There(
                                number(one.path("id"), "conversation"),
                                one.path(STATUS).asString("")));
            }
        }
        found.sort(Comparator.comparingLong(There::number).reversed());
        return found.size() > LOOKED_AT ? found.subList(0, LOOKED_AT) : found;
    }

    private boolean has(long conversation, Posting posting)
            throws DeliveryException, InterruptedException {
        JsonNode messages = get("/conversations/" + conversation + "/messages");
        for (JsonNode message : messages.path(PAYLOAD)) {
            if (message.path("content").asString("").contains(posting.id())) {
                return true;
            }
        }
        return false;
    }

    /** One call creates both the conversation and its note, or neither. */
    private void begin(long contact, Posting posting)
            throws DeliveryException, InterruptedException {
        JsonNode made =
                call(
                        "/conversations",
                        Map.of(
                                "inbox_id",
                                settings.inbox(),
                                "contact_id",
                                contact,
                                STATUS,
                                OPEN,
                                ATTRIBUTES,
                                attributes(posting),
                                "message",
                                noteOf(posting)));
        // An inbox may be set to one conversation for each contact: then it is the old one.
        if (!made.path(STATUS).asString("").equals(OPEN)) {
            open(number(made.path("id"), "conversation"));
        }
    }

    private void write(long conversation, Posting posting)
            throws DeliveryException, InterruptedException {
        call("/conversations/" + conversation + "/messages", noteOf(posting));
    }

    private void open(long conversation) throws DeliveryException, InterruptedException {
        call("/conversations/" + conversation + "/toggle_status", Map.of(STATUS, OPEN));
    }

    private static Map<String, Object> noteOf(Posting posting) {
        return Map.of(
                "content", ChatwootNote.of(posting), "message_type", "outgoing", "private", true);
    }

    private static Map<String, Object> attributes(Posting posting) {
        return Map.of(CONVERSATION, posting.conversation().toString(), HAND_OFF, posting.id());
    }

    private static long number(JsonNode node, String what) throws DeliveryException {
        long number = node.asLong(0);
        if (number < 1) {
            throw DeliveryException.of(
                    Kind.UNAVAILABLE, "chatwoot-unreadable", "The answer names no " + what);
        }
        return number;
    }

    private JsonNode get(String path) throws DeliveryException, InterruptedException {
        return judged(
                http.send(
                        HttpRequest.newBuilder(URI.create(settings.api(path)))
                                .timeout(settings.timeout())
                                .header("api_access_token", settings.token().reveal())
                                .GET()
                                .build()));
    }

    private JsonNode call(String path, Object body) throws DeliveryException, InterruptedException {
        return judged(
                http.send(
                        HttpCall.post(settings.api(path), settings.timeout(), body)
                                .header("api_access_token", settings.token().reveal())
                                .build()));
    }

    /** A token that may not write there concerns the account, like one that is unknown. */
    private static JsonNode judged(HttpResponse<String> answer) throws DeliveryException {
        if (answer.statusCode() == 403) {
            throw DeliveryException.of(
                    Kind.ACCOUNT, "chatwoot-http-403", "The token may not do this");
        }
        if (answer.statusCode() / 100 != 2) {
            throw HttpCall.refusal("chatwoot", answer);
        }
        return answer.body().isEmpty() ? Json.mapper().createObjectNode() : HttpCall.json(answer);
    }

    /** A conversation in Chatwoot, by the number in its address. */
    private record There(long number, String status) {}
}
