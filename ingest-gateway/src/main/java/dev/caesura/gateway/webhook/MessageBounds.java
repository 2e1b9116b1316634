package dev.caesura.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Media;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bounds every length that comes from outside, for all channels alike, after a webhook was
 * translated and before anything is written.
 *
 * <p>An id only has to tell one message from another, so an overlong one is replaced by its hash:
 * {@code sha256:} and 64 hex digits. An account or a contact has to be found again by its name, so
 * an overlong one is refused, as is a text, a payload, a list of files or a route beyond its bound.
 */
final class MessageBounds {

    /** The longest id, account, contact and sender, in bytes of UTF-8. */
    static final int LONGEST_NAME = 512;

    /** The longest route, names and values together, in bytes of UTF-8. */
    static final int LONGEST_ROUTE = 4 * 1024;

    /** The most that all files' descriptions may take, in bytes of UTF-8. */
    static final int LONGEST_MEDIA = 64 * 1024;

    /** Channel, account and contact, of which escaping may lengthen each character to three. */
    private static final int LONGEST_CONVERSATION = 6 * LONGEST_NAME + 64;

    private static final int MOST_MEDIA = 256;
    private static final int LONGEST_TYPE = 128;
    private static final int LONGEST_LABEL = 128;
    private static final int MOST_ALIASES = 16;
    private static final int LONGEST_ERROR = 4 * 1024;

    private MessageBounds() {}

    /**
     * A message within the bounds.
     *
     * @throws TooLargeException if it can't be brought within them
     */
    static InboundMessage of(InboundMessage message) {
        ChannelBounds bounds = ChannelBounds.of(message.channel());
        requireName("The account", message.account());
        requireName("The contact", message.contact());
        require("The type", bytesOf(message.type()), LONGEST_TYPE);
        require("The text", bytesOf(message.text()), bounds.text());
        require("The payload", bytesOf(message.payload()), bounds.payload());
        require("The route", bytesOf(message.route()), LONGEST_ROUTE);
        require("The media's description", mediaBytesOf(message), LONGEST_MEDIA);
        return needsShortening(message) ? shortened(message) : message;
    }

    private static boolean needsShortening(InboundMessage message) {
        return isLong(message.messageId())
                || isLong(message.sender())
                || isLong(message.senderName())
                || isLong(message.automatic())
                || isLong(message.replyTo())
                || message.aliases().size() > MOST_ALIASES
                || message.aliases().stream().anyMatch(MessageBounds::isLong);
    }

    private static InboundMessage shortened(InboundMessage message) {
        String replyTo = message.replyTo();
        return message.toBuilder()
                .messageId(shortened(message.messageId()))
                .sender(shortened(message.sender()))
                .senderName(cut(message.senderName(), LONGEST_LABEL))
                .automatic(cut(message.automatic(), LONGEST_LABEL))
                .replyTo(replyTo == null ? null : shortened(replyTo))
                .aliases(shortened(message.aliases()))
                .build();
    }

    /** An overlong alias can't be found again by its name, and is left out. */
    private static List<String> shortened(List<String> aliases) {
        return aliases.stream().filter(alias -> !isLong(alias)).limit(MOST_ALIASES).toList();
    }

    private static @Nullable String cut(@Nullable String label, int longest) {
        return label == null || label.length() <= longest ? label : label.substring(0, longest);
    }

    /** The message without the channel's own JSON, which may be too long. */
    static InboundMessage withoutRaw(InboundMessage message) {
        return message.toBuilder().raw(null).build();
    }

    /**
     * A status receipt within the bounds.
     *
     * @throws TooLargeException if it can't be brought within them
     */
    static DeliveryEvent of(DeliveryEvent delivery) {
        ConversationId conversation = ConversationId.parse(delivery.conversationId());
        requireName("The account", conversation.account());
        requireName("The contact", conversation.contact());
        requireName("The reply's id", Objects.requireNonNullElse(delivery.replyId(), ""));
        requireName("The request's id", Objects.requireNonNullElse(delivery.requestId(), ""));
        String providerId = delivery.providerMessageId();
        return new DeliveryEvent(
                delivery.replyId(),
                delivery.requestId(),
                delivery.conversationId(),
                delivery.status(),
                providerId == null ? null : shortened(providerId),
                delivery.at(),
                cut(delivery.error(), LONGEST_ERROR),
                delivery.retryable());
    }

    /** Whether a conversation's name may be written: its account and contact are not too long. */
    static boolean isWithin(String conversation) {
        return bytesOf(conversation) <= LONGEST_CONVERSATION;
    }

    private static void requireName(String what, String name) {
        require(what, bytesOf(name), LONGEST_NAME);
    }

    private static void require(String what, long bytes, long most) {
        if (bytes > most) {
            throw TooLargeException.bytes(what, bytes, most);
        }
    }

    private static long mediaBytesOf(InboundMessage message) {
        long count = message.media().size();
        if (count > MOST_MEDIA) {
            throw new TooLargeException(count + " media; at most " + MOST_MEDIA + " are allowed");
        }
        long bytes = 0;
        for (Media media : message.media()) {
            bytes += bytesOf(media.type()) + bytesOf(media.id()) + bytesOf(media.url());
            bytes += bytesOf(media.mimeType()) + bytesOf(media.fileName());
        }
        return bytes;
    }

    private static long bytesOf(Map<String, String> route) {
        return route.entrySet().stream()
                .mapToLong(entry -> bytesOf(entry.getKey()) + bytesOf(entry.getValue()))
                .sum();
    }

    /** The length in UTF-8, without making the bytes. */
    private static long bytesOf(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Half of a pair takes two of the pair's four bytes.
            bytes += unit < 0x80 ? 0 : unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
        }
        return bytes;
    }

    private static boolean isLong(@Nullable String id) {
        return id != null && bytesOf(id) > LONGEST_NAME;
    }

    static String shortened(String id) {
        return isLong(id) ? "sha256:" + sha256(id) : id;
    }

    private static String sha256(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
