package dev.caesura.testkit.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands in for Twilio: {@code POST /2010-04-01/Accounts/{sid}/Messages.json}. */
public final class TwilioServer extends ProviderServer {

    /** The only account that it knows. */
    public static final String ACCOUNT = "AC00000000000000000000000000000001";

    /** Its token. */
    public static final String TOKEN = "test-auth-token";

    /** The number that has opted out. */
    public static final String OPTED_OUT = "+15550021610";

    /** A number under its transport, or who has none to show: by WhatsApp's or Messenger's id. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(whatsapp:|rcs:)?\\+\\d{6,15}|whatsapp:[A-Z]{2}\\.\\w+|messenger:\\d+");

    private static final int LONGEST = 1600;

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger typing = new AtomicInteger();

    /** How often a contact on WhatsApp was shown typing. */
    public int typing() {
        return typing.get();
    }

    @Override
    protected Answer answer(Call call) {
        if (!call.header("Authorization").equals(basic())) {
            return unauthorized();
        }
        if (call.path().equals("/v3/Indicators/Typing.json")) {
            typing.incrementAndGet();
            return Answer.json(200, Map.of("success", true));
        }
        Map<String, String> form = form(call.body());
        String to = form.getOrDefault("To", "");
        String text = form.getOrDefault("Body", "");
        if (!ADDRESS.matcher(to).matches()) {
            return error(400, 21211, "Invalid 'To' Phone Number");
        }
        if (!form.containsKey("From") && !form.containsKey("MessagingServiceSid")) {
            return error(400, 21603, "A 'From' phone number is required");
        }
        String from = form.getOrDefault("From", to);
        if (!prefixOf(from).equals(prefixOf(to))) {
            return error(400, 63007, "From and To must be of the same channel");
        }
        if (text.isEmpty() || text.length() > LONGEST) {
            return error(400, 21617, "The concatenated message body exceeds the limit");
        }
        if (to.endsWith(OPTED_OUT)) {
            return error(400, 21610, "Attempt to send to unsubscribed recipient");
        }
        String sid = String.format("SM%032d", ids.incrementAndGet());
        take(sid, to, text, "");
        return Answer.json(201, Map.of("sid", sid, "status", "queued"));
    }

    private static String prefixOf(String address) {
        return address.substring(0, address.indexOf(':') + 1);
    }

    private static String basic() {
        byte[] pair = (ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] pair = field.split("=", 2);
            form.put(
                    pair[0],
                    pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static Answer error(int status, int code, String message) {
        return Answer.json(status, Map.of("code", code, "message", message, "status", status));
    }

    @Override
    protected Answer unavailable() {
        return error(503, 20503, "Service unavailable");
    }

    @Override
    protected Answer tooManyCalls(Duration retryAfter) {
        return error(429, 20429, "Too Many Requests");
    }

    @Override
    protected Answer unauthorized() {
        return error(401, 20003, "Authenticate");
    }
}
