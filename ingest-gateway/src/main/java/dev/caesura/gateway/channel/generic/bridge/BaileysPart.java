package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The one part of a message of WhatsApp's own protocol that names its kind and says something,
 * perhaps inside wrappers for messages that disappear, may be viewed once, or belong to an album.
 *
 * @param message the whole message
 * @param name the part's name
 * @param json the part
 * @see <a
 *     href="https://github.com/WhiskeySockets/Baileys/blob/master/WAProto/WAProto.proto">Baileys:
 *     proto.Message</a>
 */
record BaileysPart(JsonNode message, String name, JsonNode json) {

    private static final int MAX_WRAPPERS = 6;

    /** The only part that is a text by itself. */
    static final String PLAIN = "conversation";

    /** The part by which messages are revoked and edited, and clients keep in step. */
    static final String PROTOCOL = "protocolMessage";

    /** Parts without content that accompany others. */
    private static final Set<String> BESIDE =
            Set.of(
                    "messageContextInfo",
                    "contextInfo",
                    "senderKeyDistributionMessage",
                    "fastRatchetKeySenderKeyDistributionMessage");

    /**
     * The part that says something; empty if none does.
     *
     * <p>New wrappers keep coming: each is a part with a {@code message} of its own, a {@code
     * FutureProofMessage}.
     */
    static Optional<BaileysPart> of(JsonNode message) {
        JsonNode inner = message;
        String name = nameIn(inner);
        for (int i = 0; i < MAX_WRAPPERS && name != null; i++) {
            JsonNode wrapped = inner.path(name).path("message");
            if (!wrapped.isObject()) {
                break;
            }
            inner = wrapped;
            name = nameIn(inner);
        }
        return name == null
                ? Optional.empty()
                : Optional.of(new BaileysPart(message, name, inner.path(name)));
    }

    /** Products add texts of their own beside the part, such as {@code base64}. */
    private static @Nullable String nameIn(JsonNode message) {
        return message.properties().stream()
                .filter(part -> isPart(part.getKey(), part.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean isPart(String name, JsonNode value) {
        return name.equals(PLAIN)
                ? WebhookJson.text(value) != null
                : value.isObject() && !BESIDE.contains(name);
    }

    /**
     * The part's quote and mentions. Evolution API takes the context out of the part and puts it
     * beside the message.
     *
     * @param item the object that contains the message
     * @see <a
     *     href="https://github.com/EvolutionAPI/evolution-api/blob/2.3.6/src/api/integrations/channel/whatsapp/whatsapp.baileys.service.ts">Evolution
     *     API: prepareMessage</a>
     */
    QuotedContext context(JsonNode item) {
        return QuotedContext.in(json, message, item);
    }
}
