package dev.caesura.local;

/** A signed WhatsApp webhook, as a command to paste into a terminal. */
public final class WhatsAppExample {

    /** The phone number id that the webhook is for. */
    public static final String ACCOUNT = "106540352242922";

    private static final String BODY =
            """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",\
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881",\
            "phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Sheena"},"wa_id":"16505551234"}],\
            "messages":[{"from":"16505551234","id":"wamid.demo1","timestamp":"1749416383","type":"text",\
            "text":{"body":"Does it come in another colour?"}}]}}]}]}""";

    private WhatsAppExample() {}

    /** The command; it signs with openssl, as Meta does with the app's secret. */
    public static String command(int port) {
        return """
                BODY='%s'
                SIGNATURE=$(printf '%%s' "$BODY" | openssl dgst -sha256 -hmac %s | sed 's/.* //')
                curl -i http://localhost:%d/webhooks/whatsapp \\
                  -H "X-Hub-Signature-256: sha256=$SIGNATURE" -H 'Content-Type: application/json' \\
                  -d "$BODY"\
                """
                .formatted(BODY, Demo.SECRET, port);
    }

    /** The webhook's body. */
    public static String body() {
        return BODY;
    }
}
