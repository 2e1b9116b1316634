package dev.caesura.sender.delivery.channel.messenger;

import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.delivery.channel.meta.GraphApi;
import dev.caesura.sender.delivery.channel.meta.SendApi;
import java.util.Map;

/** Sends through a Facebook page; the page's echo carries the reply's id as metadata. */
public final class MessengerDelivery extends SendApi {

    public MessengerDelivery(MessengerSettings settings, HttpCall http) {
        super(
                new GraphApi(
                        settings.baseUrl(),
                        settings.token(),
                        settings.timeout(),
                        errors("messenger"),
                        http),
                TextSplitter.ofCharacters(2000));
    }

    @Override
    protected Map<String, Object> request(Outgoing part) {
        return Map.of(
                "messaging_type",
                "RESPONSE",
                "message",
                Map.of("text", part.text(), "metadata", part.reference()));
    }
}
