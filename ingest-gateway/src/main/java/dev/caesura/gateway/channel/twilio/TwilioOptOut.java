package dev.caesura.gateway.channel.twilio;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are keywords to Twilio, which has answered them itself: after a STOP it refuses
 * every reply, and after a HELP a second one would follow its own.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out">Twilio: Advanced
 *     Opt-Out (OptOutType)</a>
 */
final class TwilioOptOut {

    private static final Set<String> ANSWERED = Set.of("STOP", "HELP");
    private static final String START = "START";

    /** A "Yes" is a START by default, and still an answer to a question. */
    private static final Set<String> ONLY_STARTS = Set.of("start", "unstop", "optin", "subscribe");

    private TwilioOptOut() {}

    /** The person's choice; null for a message that is to be answered. */
    static @Nullable String of(TwilioForm form) {
        String type = form.text("OptOutType");
        if (type == null) {
            return null;
        }
        String choice = type.toUpperCase(Locale.ROOT);
        String body = form.text("Body");
        String word = body == null ? "" : body.strip().toLowerCase(Locale.ROOT);
        boolean answered =
                ANSWERED.contains(choice) || choice.equals(START) && ONLY_STARTS.contains(word);
        return answered ? choice : null;
    }
}
