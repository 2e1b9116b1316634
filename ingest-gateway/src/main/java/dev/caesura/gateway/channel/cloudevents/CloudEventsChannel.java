package dev.caesura.gateway.channel.cloudevents;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import dev.caesura.gateway.channel.generic.OwnSystem;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.channel.ChannelCatalog;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Chat messages as CloudEvents 1.0: structured, in batches, or with the attributes in headers.
 *
 * <p>The source is the account, the subject the contact, the id (unique within its source) the
 * message's id, the type the message's type. The text is {@code data} if that is a text, else its
 * field {@code text}.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
public final class CloudEventsChannel implements Channel {

    /** The channel's name. */
    public static final String NAME = ChannelCatalog.CLOUDEVENTS.name();

    @Override
    public String name() {
        return NAME;
    }

    /** Answers {@code OPTIONS}, by which a sender asks whether it may deliver here. */
    @Override
    public Optional<WebhookAnswer> handshake(Webhook call, List<String> verifyTokens) {
        return CloudEventsHandshake.answer(call, verifyTokens);
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        return OwnSystem.authenticate(call, secrets);
    }

    @Override
    public Translation translate(Webhook call) {
        TranslationBuilder found = new TranslationBuilder();
        if (BinaryEvent.isIn(call)) {
            BinaryEvent.read(call).addTo(found);
            return found.build();
        }
        JsonNode root = WebhookJson.parse(call.body());
        if (root.isArray()) {
            found.each(root.values(), json -> StructuredEvent.read(json).addTo(found));
        } else {
            StructuredEvent.read(root).addTo(found);
        }
        return found.build();
    }
}
