package dev.caesura.sender.delivery.channel.instagram;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.delivery.channel.meta.GraphApi;
import dev.caesura.sender.delivery.channel.meta.SendApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends Instagram direct messages. The limit counts bytes of UTF-8, not characters. */
public final class InstagramDelivery extends SendApi {

    private final @Nullable String page;

    public InstagramDelivery(InstagramSettings settings, HttpCall http) {
        super(
                new GraphApi(
                        settings.baseUrl(),
                        settings.token(),
                        settings.timeout(),
                        errors("instagram"),
                        http),
                TextSplitter.ofBytes(1000));
        this.page = settings.page();
    }

    @Override
    protected String poster(ConversationId conversation) {
        return page == null ? super.poster(conversation) : page;
    }

    @Override
    protected Map<String, Object> request(Outgoing part) {
        return Map.of("message", Map.of("text", part.text()));
    }
}
