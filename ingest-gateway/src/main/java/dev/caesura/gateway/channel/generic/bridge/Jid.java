package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.read.Phones;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as WhatsApp's own clients write it: {@code number@s.whatsapp.net} (or {@code @c.us})
 * for a phone number, {@code @lid} for an id that hides it, {@code @g.us} for a group. A device's
 * number behind a colon belongs to no conversation and is left out.
 */
record Jid(String text) {

    private static final Pattern DEVICE = Pattern.compile("([^:@]+)(?::\\d+)?(@.+)?");

    static Jid of(String text) {
        Matcher parts = DEVICE.matcher(text);
        if (!parts.matches()) {
            return new Jid(text);
        }
        String domain = parts.group(2) == null ? "" : parts.group(2).toLowerCase(Locale.ROOT);
        return new Jid(parts.group(1) + domain);
    }

    boolean isGroup() {
        return text.endsWith("@g.us");
    }

    /** Status updates, broadcast lists and channels are read by many and answered by nobody. */
    boolean isBroadcast() {
        return text.endsWith("@broadcast") || text.endsWith("@newsletter");
    }

    /** The same number in its country's other form. */
    Optional<Jid> otherForm() {
        int at = text.indexOf('@');
        String number = at < 0 ? text : text.substring(0, at);
        boolean phone = at < 0 || text.endsWith("@s.whatsapp.net") || text.endsWith("@c.us");
        return phone
                ? Phones.otherForm(number)
                        .map(other -> new Jid(other + (at < 0 ? "" : text.substring(at))))
                : Optional.empty();
    }

    /** The part before the domain, by which texts mention people. */
    String user() {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }
}
