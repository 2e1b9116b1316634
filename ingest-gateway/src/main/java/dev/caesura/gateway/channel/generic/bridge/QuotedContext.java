package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code contextInfo} of a message: its quote, its mentions, and the ad that it came from. The
 * engines write its names in the case of Baileys ({@code mentionedJid}) or of whatsmeow ({@code
 * mentionedJID}).
 *
 * @see <a
 *     href="https://github.com/WhiskeySockets/Baileys/blob/master/WAProto/WAProto.proto">Baileys:
 *     proto.ContextInfo</a>
 * @see <a
 *     href="https://github.com/tulir/whatsmeow/blob/main/proto/waE2E/WAWebProtobufsE2E.proto">whatsmeow:
 *     ContextInfo</a>
 */
record QuotedContext(JsonNode json) {

    private static final String PICTURE = "thumbnail";

    /** The context in the first of the places that has one. */
    static QuotedContext in(JsonNode... places) {
        return new QuotedContext(
                Stream.of(places)
                        .map(place -> place.path("contextInfo"))
                        .filter(context -> context.isObject() && !context.isEmpty())
                        .findFirst()
                        .orElseGet(MissingNode::getInstance));
    }

    /** The id of the message that is quoted; null if none is. */
    @Nullable String quotedId() {
        return WebhookJson.text(json, "stanzaId", "stanzaID");
    }

    /** Who wrote the message that is quoted. */
    @Nullable String quotedWriter() {
        return WebhookJson.text(json, "participant");
    }

    List<String> mentioned() {
        return Stream.of("mentionedJid", "mentionedJID")
                .flatMap(name -> json.path(name).values().stream())
                .map(WebhookJson::text)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The ad that the person came from, without its picture; missing if there is none. */
    JsonNode ad() {
        JsonNode ad = json.path("externalAdReply");
        return ad instanceof ObjectNode object ? object.deepCopy().without(PICTURE) : ad;
    }
}
