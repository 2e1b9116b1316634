package dev.caesura.testkit.provider;

import dev.caesura.schemas.serde.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Stands in for the WhatsApp Cloud API: {@code POST /{phone number id}/messages}. It reports
 * accepted messages as sent and delivered, out of order and twice, as the real API may.
 */
public final class WhatsAppServer extends ProviderServer {

    /** The only token that it accepts. */
    public static final String TOKEN = "EAAG-test-token";

    private static final int LONGEST = 4096;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<String, Long> lastTo = new ConcurrentHashMap<>();
    private volatile Consumer<String> statuses = body -> {};
    private volatile JsonNode lastBody = MissingNode.getInstance();
    private volatile Duration pairPause = Duration.ZERO;
    private final AtomicInteger typing = new AtomicInteger();

    /** Sets the receiver of its reports, in the shape of a webhook's body. */
    public void statusesTo(Consumer<String> webhook) {
        statuses = webhook;
    }

    /** Refuses a second message to one contact within this time (code 131056). */
    public void pairPause(Duration pause) {
        pairPause = pause;
    }

    /** How often a typing indicator was shown. */
    public int typing() {
        return typing.get();
    }

    /** The last message that was sent, accepted or not; missing before the first. */
    public JsonNode lastBody() {
        return lastBody;
    }

    @Override
    protected Answer answer(Call call) {
        JsonNode json = call.json();
        if (!call.hasToken(TOKEN)) {
            return unauthorized();
        }
        if (!json.path("messaging_product").asString("").equals("whatsapp")) {
            return GraphErrors.error(400, 100, "Invalid parameter: messaging_product");
        }
        if (json.path("status").asString("").equals("read")) {
            typing.addAndGet(json.has("typing_indicator") ? 1 : 0);
            return Answer.json(200, Map.of("success", true));
        }
        lastBody = json;
        String number = json.path("to").asString("");
        String userId = json.path("recipient").asString("");
        String to = number.isEmpty() ? userId : number;
        String text = json.path("text").path("body").asString("");
        if (isUserId(number) || !(userId.isEmpty() || isUserId(userId))) {
            return GraphErrors.error(400, 131009, "Parameter value is not valid");
        }
        if (to.isEmpty() || text.isEmpty() || text.length() > LONGEST) {
            return GraphErrors.error(400, 100, "Invalid parameter");
        }
        return isTooSoon(to)
                ? GraphErrors.error(400, 131056, "Pair rate limit hit")
                : accept(call, json, to, text);
    }

    private static boolean isUserId(String contact) {
        return contact.matches("[A-Z]{2}\\..+");
    }

    private boolean isTooSoon(String to) {
        long now = System.nanoTime();
        Long before = lastTo.get(to);
        boolean tooSoon = before != null && now - before < pairPause.toNanos();
        if (!tooSoon) {
            lastTo.put(to, now);
        }
        return tooSoon;
    }

    private Answer accept(Call call, JsonNode json, String to, String text) {
        Taken message =
                take(
                        "wamid.T" + ids.incrementAndGet(),
                        to,
                        text,
                        json.path("biz_opaque_callback_data").asString(""));
        String account = call.path().replaceAll("^/(.*/)?([^/]+)/messages$", "$2");
        later(Duration.ofMillis(40), () -> report(account, message, "delivered"));
        later(Duration.ofMillis(60), () -> report(account, message, "sent"));
        later(Duration.ofMillis(80), () -> report(account, message, "delivered"));
        return Answer.json(
                200,
                Map.of(
                        "messaging_product",
                        "whatsapp",
                        "contacts",
                        List.of(Map.of("input", to, "wa_id", to)),
                        "messages",
                        List.of(Map.of("id", message.id()))));
    }

    private void report(String account, Taken message, String word) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("id", message.id());
        status.put("status", word);
        status.put("timestamp", Long.toString(System.currentTimeMillis() / 1000));
        status.put("recipient_id", message.to());
        if (!message.reference().isEmpty()) {
            status.put("biz_opaque_callback_data", message.reference());
        }
        Map<String, Object> value =
                Map.of(
                        "messaging_product",
                        "whatsapp",
                        "metadata",
                        Map.of("display_phone_number", "15550001111", "phone_number_id", account),
                        "statuses",
                        List.of(status));
        Map<String, Object> change = Map.of("field", "messages", "value", value);
        statuses.accept(
                Json.mapper()
                        .writeValueAsString(
                                Map.of(
                                        "object",
                                        "whatsapp_business_account",
                                        "entry",
                                        List.of(
                                                Map.of(
                                                        "id",
                                                        "102000000000001",
                                                        "changes",
                                                        List.of(change))))));
    }

    @Override
    protected Answer unavailable() {
        return GraphErrors.error(500, 131000, "Something went wrong");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return GraphErrors.tooManyCalls(130429, retryAfter);
    }

    @Override
    protected Answer unauthorized() {
        return GraphErrors.unauthorized();
    }
}
