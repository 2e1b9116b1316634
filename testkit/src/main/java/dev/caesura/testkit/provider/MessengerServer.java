package dev.caesura.testkit.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Stands in for the Send API of Messenger or Instagram: {@code POST /{page}/messages}. */
public final class MessengerServer extends ProviderServer {

    /** The only token that it accepts. */
    public static final String TOKEN = "EAAM-test-token";

    /** The contact to whom nothing can be sent any more: the last message is too old. */
    public static final String OUTSIDE_WINDOW = "outside-window";

    private static final int MESSENGER_CHARACTERS = 2000;
    private static final int INSTAGRAM_BYTES = 1000;

    private final boolean instagram;
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger actions = new AtomicInteger();

    private MessengerServer(boolean instagram) {
        this.instagram = instagram;
    }

    public static MessengerServer messenger() {
        return new MessengerServer(false);
    }

    public static MessengerServer instagram() {
        return new MessengerServer(true);
    }

    /** How often a contact was shown typing, or its message as read. */
    public int actions() {
        return actions.get();
    }

    @Override
    protected Answer answer(Call call) {
        JsonNode json = call.json();
        String to = to(json.path("recipient"));
        String text = json.path("message").path("text").asString("");
        if (!call.hasToken(TOKEN)) {
            return unauthorized();
        }
        if (json.has("sender_action")) {
            actions.incrementAndGet();
            return Answer.json(200, Map.of("recipient_id", to));
        }
        if (to.isEmpty() || text.isEmpty() || isTooLong(text)) {
            return GraphErrors.error(400, 100, "Length of param message[text] must be less");
        }
        if (to.equals(OUTSIDE_WINDOW)) {
            return GraphErrors.error(400, 10, "This message is sent outside of allowed window");
        }
        String reference = json.path("message").path("metadata").asString("");
        Taken message = take("m_T" + ids.incrementAndGet(), to, text, reference);
        return Answer.json(200, Map.of("recipient_id", to, "message_id", message.id()));
    }

    /** A page's plugin knows a person by a reference only, before they have written to the page. */
    private static String to(JsonNode recipient) {
        String reference = recipient.path("user_ref").asString("");
        return reference.isEmpty() ? recipient.path("id").asString("") : "ref:" + reference;
    }

    private boolean isTooLong(String text) {
        return instagram
                ? text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES
                : text.length() > MESSENGER_CHARACTERS;
    }

    @Override
    protected Answer unavailable() {
        return GraphErrors.unavailable();
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return GraphErrors.tooManyCalls(613, retryAfter);
    }

    @Override
    protected Answer unauthorized() {
        return GraphErrors.unauthorized();
    }
}
