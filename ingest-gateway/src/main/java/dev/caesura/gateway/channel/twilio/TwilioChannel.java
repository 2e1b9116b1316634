package dev.caesura.gateway.channel.twilio;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.util.List;
import java.util.Map;

/**
 * Twilio's messages: SMS, MMS and WhatsApp, one form per call.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: Messaging
 *     webhooks</a>
 */
public final class TwilioChannel implements Channel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.TWILIO.name();

    /** Says that nothing is to be sent; a plain text would be sent to the person. */
    private static final WebhookAnswer NO_REPLY = WebhookAnswer.of(200, "text/xml", "<Response/>");

    private final AccountsOptions options;

    /**
     * The channel.
     *
     * @param options whether, for an account, one number is one contact whatever its transport
     */
    public TwilioChannel(AccountsOptions options) {
        this.options = options;
    }

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

    /** WhatsApp names a person by a number, by a business-scoped id, or by both. */
    @Override
    public boolean namesContactsTwice() {
        return true;
    }

    @Override
    public Map<String, String> routeTo(String contact) {
        return Map.of("to", contact);
    }

    @Override
    public Translation translate(Webhook call) {
        return new TwilioTranslator(call, options.of(call).oneContact()).translate();
    }

    @Override
    public WebhookAnswer accepted() {
        return NO_REPLY;
    }
}
