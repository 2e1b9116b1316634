package dev.caesura.gateway.channel.twilio;

import dev.caesura.gateway.channel.read.Text;
import org.jspecify.annotations.Nullable;

/** The parameters of a call. */
final class TwilioForm {

    private static final String WHATSAPP = "whatsapp:";

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

    /** What was written; blank counts, NUL characters do not. */
    @Nullable String body() {
        return Text.cleanOrNull(form.get("Body"));
    }

    /** A number or id without the {@code whatsapp:} in front. */
    @Nullable String address(String... names) {
        String text = text(names);
        return text == null || !isWhatsApp(text)
                ? text
                : Text.cleanOrNull(text.substring(WHATSAPP.length()));
    }

    /** What the person uses, {@code sms} or {@code whatsapp}; a reply must go the same way. */
    String transport() {
        return isWhatsApp(text("From")) ? "whatsapp" : "sms";
    }

    private static boolean isWhatsApp(@Nullable String address) {
        return address != null && address.regionMatches(true, 0, WHATSAPP, 0, WHATSAPP.length());
    }

    @Nullable String messageId() {
        return text("MessageSid", "SmsMessageSid", "SmsSid");
    }

    /** The word of a status call; null for a message. */
    @Nullable String status() {
        String status = text("MessageStatus", "SmsStatus");
        return "received".equals(status) ? null : status;
    }
}
