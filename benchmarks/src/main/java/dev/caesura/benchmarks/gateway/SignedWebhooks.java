package dev.caesura.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** WhatsApp webhooks of many contacts, signed as Meta signs them; each has a message of its own. */
final class SignedWebhooks {

    /** The app secret of the gateway under load. */
    static final String SECRET = "benchmark-secret";

    static final String SIGNATURE_HEADER = "X-Hub-Signature-256";

    private static final String BODY =
            """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
            "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Contact %2$d"},\
            "wa_id":"1650%2$07d"}],"messages":[{"from":"1650%2$07d","id":"wamid.%1$s","timestamp":\
            "1749416383","type":"text","text":{"body":"Are you open on Saturday, too? Asks %2$d"}}]},\
            "field":"messages"}]}]}""";

    private final int conversations;
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Mac mac;
    private int made;

    SignedWebhooks(int conversations) {
        this.conversations = conversations;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }

    /** The next contact's next message. */
    byte[] next() {
        int number = made++;
        return BODY.formatted(run + number, number % conversations).getBytes(UTF_8);
    }

    /** The header's value for a body. */
    String sign(byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }
}
