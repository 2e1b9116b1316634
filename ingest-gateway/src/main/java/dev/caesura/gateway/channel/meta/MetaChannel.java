package dev.caesura.gateway.channel.meta;

import dev.caesura.gateway.channel.Authenticity;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.WebhookAnswer;
import java.util.List;
import java.util.Optional;

/** A channel behind Meta's webhooks: one handshake, one signature, one way of redelivering. */
public abstract class MetaChannel implements Channel {

    @Override
    public Optional<WebhookAnswer> handshake(Webhook call, List<String> verifyTokens) {
        return MetaHandshake.answer(call, verifyTokens);
    }

    @Override
    public Authenticity authenticate(Webhook call, List<String> secrets) {
        String signature = call.header(MetaSignature.HEADER);
        return Authenticity.of(
                signature != null, MetaSignature.matches(signature, call.body(), secrets));
    }

    /** After an hour of errors Meta unsubscribes the app. */
    @Override
    public boolean answersUnreadableWithSuccess() {
        return true;
    }
}
