package dev.caesura.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.benchmarks.load.JsonTemplate;
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

    private static final String ID = "MESSAGE-ID";
    private static final String CONTACT = "CONTACT";

    private static final JsonTemplate BODY =
            new JsonTemplate(
                    """
                    {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":\
                    {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
                    "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Contact CONTACT"},\
                    "wa_id":"CONTACT"}],"messages":[{"from":"CONTACT","id":"wamid.MESSAGE-ID","timestamp":\
                    "1749416383","type":"text","text":{"body":"Are you open on Saturday, too? Asks CONTACT"}}]},\
                    "field":"messages"}]}]}"""
                            .getBytes(UTF_8),
                    ID,
                    CONTACT);

    private static final long FIRST_CONTACT = 16_500_000_000L;

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
        return BODY.with(run + number, Long.toString(FIRST_CONTACT + number % conversations));
    }

    /** The header's value for a body. */
    String sign(byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }
}
