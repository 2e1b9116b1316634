package dev.caesura.gateway.channel.twilio;

import dev.caesura.gateway.channel.read.Text;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a call. */
final class TwilioForm {

    /** The prefixes of addresses outside the plain telephone network. */
    private static final List<String> TRANSPORTS = List.of("whatsapp:", "rcs:", "messenger:");

    /**
     * The statuses of a person's message, which Twilio may still be receiving.
     *
     * @see <a
     *     href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Twilio:
     *     message status values</a>
     */
    private static final Set<String> OF_MESSAGES = Set.of("received", "receiving");

    private final FormBody form;

    TwilioForm(byte[] body) {
        this.form = FormBody.parse(body);
    }

    /** The first of the parameters that is there and not blank. */
    @Nullable String text(String... names) {
        for (String name : names) {
            String text = Text.cleanOrNull(form.get(name));
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** The names that begin with a prefix and have a text, in the body's order. */
    List<String> names(String prefix) {
        return form.names().stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> text(name) != null)
                .toList();
    }

    /** The written text; blanks count, NUL characters do not. */
    @Nullable String body() {
        return Text.cleanOrNull(form.get("Body"));
    }

    /** A number or id without the transport in front. */
    @Nullable String address(String... names) {
        String text = text(names);
        return text == null ? null : Text.cleanOrNull(text.substring(prefixOf(text).length()));
    }

    /**
     * The person's transport, {@code sms}, {@code whatsapp}, {@code rcs} or {@code messenger}; a
     * reply must use the same one.
     *
     * @param name the parameter that has the person's address
     */
    String transport(String name) {
        String address = text(name);
        String prefix = address == null ? "" : prefixOf(address);
        return prefix.isEmpty() ? "sms" : prefix.substring(0, prefix.length() - 1);
    }

    private static String prefixOf(String address) {
        return TRANSPORTS.stream()
                .filter(prefix -> address.regionMatches(true, 0, prefix, 0, prefix.length()))
                .findFirst()
                .orElse("");
    }

    @Nullable String messageId() {
        return text("MessageSid", "SmsMessageSid", "SmsSid");
    }

    /** The word of a status call; null for a message. */
    @Nullable String status() {
        String status = text("MessageStatus", "SmsStatus");
        return status == null || OF_MESSAGES.contains(status) ? null : status;
    }
}
