package dev.caesura.gateway.channel.read;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of a message, without its writer and recipient.
 *
 * @param type text, image, location, button_reply …; {@code unsupported} where it is empty, as that
 *     of a field without a name
 * @param text the written text, or the title of the pressed button
 * @param payload the machine-readable part
 * @param media the files
 */
public record Content(
        String type, @Nullable String text, @Nullable String payload, List<Media> media) {

    private static final String NO_TYPE = "unsupported";

    /** Something that was sent, of a kind that the channel does not name or we do not know. */
    public static final Content UNSUPPORTED = new Content(NO_TYPE, null, null, List.of());

    /** The rest of a deleted message: its words are passed on to nobody. */
    public static final Content DELETION = new Content("deletion", null, null, List.of());

    public Content {
        type = type.isEmpty() ? NO_TYPE : type;
    }

    /**
     * Something that the channel itself could not pass on.
     *
     * @param what the channel's JSON about it: its name, its errors
     */
    public static Content unsupported(JsonNode what) {
        String payload = what.isEmpty() ? null : WebhookJson.json(what);
        return new Content(UNSUPPORTED.type(), null, payload, List.of());
    }

    /**
     * Something of an unknown type: it keeps its name and all of its content, and its text is any
     * text or caption in it.
     */
    public static Content unknown(String type, JsonNode part) {
        return new Content(type, AnyText.in(part), WebhookJson.json(part), List.of());
    }

    public static Content text(@Nullable String text) {
        return new Content("text", text, null, List.of());
    }

    /** Something pressed or chosen. */
    public static Content choice(String type, @Nullable String text, @Nullable String payload) {
        return new Content(type, text, payload, List.of());
    }

    /** Something without words: a location, contacts, an order. */
    public static Content data(String type, @Nullable String payload) {
        return new Content(type, null, payload, List.of());
    }

    public static Content media(Media file, @Nullable String caption) {
        return new Content(file.type(), caption, null, List.of(file));
    }

    /** Whether it has nothing but its type. */
    public boolean isBare() {
        return text == null && payload == null && media.isEmpty();
    }

    /** The same with other words. */
    public Content saying(@Nullable String words) {
        return new Content(type, words, payload, media);
    }

    /**
     * The same with its subject, such as the product or the ad that a person came from, as its
     * payload; content that has a payload keeps it.
     *
     * @param what the channel's JSON; missing if it is about nothing
     */
    public Content about(JsonNode what) {
        return payload == null ? new Content(type, text, WebhookJson.json(what), media) : this;
    }

    /** Puts the content into a message that is being built. */
    public InboundMessage.Builder into(InboundMessage.Builder message) {
        return message.type(type).text(text).payload(payload).media(media);
    }
}
