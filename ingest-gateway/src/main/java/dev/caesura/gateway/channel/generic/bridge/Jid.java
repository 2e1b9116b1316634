package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.Phones;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of WhatsApp's own clients: {@code number@s.whatsapp.net} for a phone number, which
 * some products write {@code @c.us}, {@code @lid} for an id that hides it, {@code @g.us} for a
 * group. A device's number behind a colon belongs to no conversation and is left out. An account
 * that writes through the Cloud API as well does so as {@code @hosted}, or {@code @hosted.lid}, and
 * is the same contact.
 *
 * @see <a
 *     href="https://github.com/WhiskeySockets/Baileys/blob/master/src/WABinary/jid-utils.ts">Baileys:
 *     JidServer, PSA_WID</a>
 */
record Jid(String text) {

    private static final String NUMBER = "@s.whatsapp.net";
    private static final String NUMBER_OF_WEB = "@c.us";
    private static final String LID = "@lid";

    private static final Pattern BOT = Pattern.compile("1313555\\d{4}|131655500\\d{2}");

    private static final Pattern DEVICE = Pattern.compile("([^:@]+)(?::\\d+)?(@.+)?");

    /** The address in the form that WhatsApp's own protocol has. */
    static Jid of(String text) {
        Matcher parts = DEVICE.matcher(text);
        if (!parts.matches()) {
            return new Jid(text);
        }
        String domain = parts.group(2) == null ? "" : parts.group(2).toLowerCase(Locale.ROOT);
        return new Jid(parts.group(1) + usual(domain));
    }

    private static String usual(String domain) {
        return switch (domain) {
            case NUMBER_OF_WEB, "@hosted" -> NUMBER;
            case "@hosted.lid" -> LID;
            default -> domain;
        };
    }

    /** {@link #of(String)}; null where there is nothing. */
    static @Nullable Jid ofNullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    /**
     * The same in the form of WhatsApp Web, in which WAHA has the ids of chats.
     *
     * @see <a href="https://waha.devlike.pro/docs/how-to/send-messages/#chatid">WAHA: chatId</a>
     */
    Jid ofWeb() {
        return text.endsWith(NUMBER) ? new Jid(user() + NUMBER_OF_WEB) : this;
    }

    boolean isGroup() {
        return text.endsWith("@g.us");
    }

    /** Whether it is an id that hides the number. */
    boolean isLid() {
        return text.endsWith(LID);
    }

    /** Whether it names one person, by a number or an id that hides it. */
    boolean isPerson() {
        return isLid() || text.endsWith(NUMBER) || text.endsWith(NUMBER_OF_WEB);
    }

    /**
     * Whether a program of WhatsApp's own writes under it, such as Meta AI.
     *
     * @see <a
     *     href="https://github.com/WhiskeySockets/Baileys/blob/master/src/WABinary/jid-utils.ts">Baileys:
     *     isJidMetaAI, isJidBot</a>
     */
    boolean isBot() {
        return text.endsWith("@bot") || BOT.matcher(user()).matches();
    }

    /**
     * Status updates, broadcast lists, channels, and WhatsApp's own announcements, which come from
     * the number 0, are read by many and answered by nobody.
     */
    boolean isBroadcast() {
        return text.endsWith("@broadcast") || text.endsWith("@newsletter") || user().equals("0");
    }

    /** The same number in its country's other form. */
    Optional<Jid> otherForm() {
        String domain = text.substring(user().length());
        boolean phone = domain.isEmpty() || domain.equals(NUMBER) || domain.equals(NUMBER_OF_WEB);
        return phone
                ? Phones.otherForm(user()).map(other -> new Jid(other + domain))
                : Optional.empty();
    }

    /** The part before the domain, by which texts mention people. */
    String user() {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }
}
