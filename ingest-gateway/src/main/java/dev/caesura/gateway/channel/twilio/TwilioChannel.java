package dev.caesura.gateway.channel.twilio;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import java.util.List;

/**
 * Twilio's messages: SMS, MMS and WhatsApp, one form per call.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: Messaging
 *     webhooks</a>
 */
public final class TwilioChannel implements Channel {

    static final String NAME = "twilio";

    /** Says that nothing is to be sent; a plain text would be sent to the person. */
    private static final WebhookAnswer NO_REPLY = WebhookAnswer.of(200, "text/xml", "<Response/>");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        String signature = call.header(TwilioSignature.HEADER);
        return Authenticity.of(
                signature != null,
                TwilioSignature.matches(signature, call.url(), call.body(), secrets));
    }

    @Override
    public Translation translate(Webhook call) {
        return new TwilioTranslator(call).translate();
    }

    @Override
    public WebhookAnswer accepted() {
        return NO_REPLY;
    }
}
