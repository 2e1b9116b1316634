package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.EventKinds;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.read.WebhookJson;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.schemas.event.ConversationId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The event by which Baileys names a person's number and the id that hides it together.
 *
 * @see <a href="https://github.com/WhiskeySockets/Baileys/blob/master/src/Types/Events.ts">Baileys:
 *     lid-mapping.update</a>
 */
final class BaileysMapping {

    static final String EVENT = "lid-mapping.update";

    private final String account;
    private final TranslationBuilder found;

    /**
     * A reader for one webhook.
     *
     * @param account the account of the conversations
     */
    BaileysMapping(String account, TranslationBuilder found) {
        this.account = account;
        this.found = found;
    }

    void read(JsonNode mapping) {
        WebhookJson.requireObject(mapping, "mapping of ids");
        List<Jid> ids =
                Stream.of("pn", "lid")
                        .map(name -> Jid.ofNullable(WebhookJson.text(mapping, name)))
                        .filter(Objects::nonNull)
                        .filter(Jid::isPerson)
                        .toList();
        if (ids.size() > 1) {
            found.link(of(ids.get(0)), of(ids.get(1)));
        }
        found.event(EventKinds.IDENTITY, WebhookJson.text(mapping, "lid"), EVENT);
    }

    private ConversationId of(Jid id) {
        return new ConversationId(ChannelCatalog.GENERIC.name(), account, id.text());
    }
}
