package dev.caesura.sender.deliver.instagram;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.HttpCall;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.deliver.TextSplitter;
import dev.caesura.sender.deliver.meta.GraphApi;
import dev.caesura.sender.deliver.meta.SendApi;
import java.util.List;
import java.util.Map;

/** Sends Instagram direct messages. The limit counts bytes of UTF-8, not characters. */
public final class InstagramDelivery implements DeliveryChannel {

    private static final TextSplitter SPLITTER = TextSplitter.ofBytes(1000);
    private static final int CALLS_PER_SECOND = 250;

    private final SendApi api;

    public InstagramDelivery(InstagramSettings settings, HttpCall http) {
        this.api =
                new SendApi(
                        new GraphApi(
                                settings.baseUrl(),
                                settings.token(),
                                settings.timeout(),
                                SendApi.errors("instagram"),
                                http));
    }

    @Override
    public List<String> split(String text) {
        return SPLITTER.split(text);
    }

    @Override
    public String send(Outgoing part) throws DeliveryException, InterruptedException {
        return api.send(part, Map.of("text", part.text()), Map.of());
    }

    @Override
    public void typing(ConversationId conversation, String messageId) {
        api.typing(conversation);
    }

    @Override
    public int callsPerSecond() {
        return CALLS_PER_SECOND;
    }
}
