package dev.caesura.gateway.channel.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other form of a phone number where a country's mobile numbers have two, of which WhatsApp may
 * use either: Brazil with and without the ninth digit, Mexico with and without the 1 after 52,
 * Argentina with and without the 9 after 54.
 *
 * @see <a
 *     href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/phone-numbers#phone-number-formats">Meta:
 *     phone number formats</a>
 */
public final class Phones {

    private static final Pattern BRAZIL = Pattern.compile("(\\+?55[1-9]{2})(9?)([6-9]\\d{7})");
    private static final Pattern MEXICO = Pattern.compile("(\\+?52)(1?)(\\d{10})");
    private static final Pattern ARGENTINA = Pattern.compile("(\\+?54)(9?)(\\d{10})");

    private Phones() {}

    /**
     * The other form; empty for a number that has only one, and for a text that is not a number.
     */
    public static Optional<String> otherForm(String number) {
        return other(BRAZIL.matcher(number), "9")
                .or(() -> other(MEXICO.matcher(number), "1"))
                .or(() -> other(ARGENTINA.matcher(number), "9"));
    }

    private static Optional<String> other(Matcher number, String digit) {
        if (!number.matches()) {
            return Optional.empty();
        }
        String between = number.group(2).isEmpty() ? digit : "";
        return Optional.of(number.group(1) + between + number.group(3));
    }
}
