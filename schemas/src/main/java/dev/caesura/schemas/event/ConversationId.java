package dev.caesura.schemas.event;

/**
 * Names a conversation: {@code channel:account:contact}, the key of every topic.
 *
 * <p>The contact may contain colons (a Telegram topic is {@code chat:thread}); in the account they
 * are written {@code %3A}, so that the first two colons always separate. Control characters are
 * percent-encoded everywhere: an id fits on one line and can be followed by a NUL separator in a
 * store's key.
 *
 * @param channel the channel's name, such as {@code whatsapp}
 * @param account the business side: a phone number id, a page id, a bot's name
 * @param contact the chat: a person, or a group or topic
 */
public record ConversationId(String channel, String account, String contact) {

    public ConversationId {
        requireText(channel, "channel");
        requireText(account, "account");
        requireText(contact, "contact");
    }

    /**
     * Reads {@code channel:account:contact}.
     *
     * @throws IllegalArgumentException if one of the three parts is missing
     */
    public static ConversationId parse(String id) {
        int first = id.indexOf(':');
        int second = first < 0 ? -1 : id.indexOf(':', first + 1);
        if (second < 0) {
            throw new IllegalArgumentException(
                    "A conversation is written channel:account:contact, for example"
                            + " whatsapp:106540352242922:16315551181; this is '"
                            + id
                            + "'");
        }
        return new ConversationId(
                decode(id.substring(0, first)),
                decode(id.substring(first + 1, second)),
                decode(id.substring(second + 1)));
    }

    /** The channel of an id in its written form, without building the whole. */
    public static String channelOf(String id) {
        int first = id.indexOf(':');
        return first < 0 ? id : id.substring(0, first);
    }

    /**
     * The account of an id in its written form, as {@code channel:account}; the whole, if it is of
     * another form.
     */
    public static String accountOf(String id) {
        int first = id.indexOf(':');
        int second = first < 0 ? -1 : id.indexOf(':', first + 1);
        return second < 0 ? id : id.substring(0, second);
    }

    /** The contact of an id in its written form; the whole, if it is of another form. */
    public static String contactOf(String id) {
        int first = id.indexOf(':');
        int second = first < 0 ? -1 : id.indexOf(':', first + 1);
        return second < 0 ? id : decode(id.substring(second + 1));
    }

    @Override
    public String toString() {
        return encode(channel, true) + ':' + encode(account, true) + ':' + encode(contact, false);
    }

    private static void requireText(String value, String part) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "A conversation needs a " + part + ": channel:account:contact");
        }
    }

    private static String encode(String part, boolean colons) {
        StringBuilder encoded = null;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean escape = c == '%' || Character.isISOControl(c) || (colons && c == ':');
            if (escape && encoded == null) {
                encoded = new StringBuilder(part.length() + 8).append(part, 0, i);
            }
            if (encoded != null) {
                if (escape) {
                    encoded.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
                } else {
                    encoded.append(c);
                }
            }
        }
        return encoded == null ? part : encoded.toString();
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    private static String decode(String part) {
        if (part.indexOf('%') < 0) {
            return part;
        }
        StringBuilder decoded = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int high =
                    c == '%' && i + 2 < part.length()
                            ? Character.digit(part.charAt(i + 1), 16)
                            : -1;
            int low = high >= 0 ? Character.digit(part.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                decoded.append((char) (high << 4 | low));
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }
}
