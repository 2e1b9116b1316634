package dev.caesura.gateway.channel.mapping;

import dev.caesura.schemas.event.Direction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The writer by an event's name alone: {@code conversation.admin.replied}, {@code bot_message},
 * {@code message.sent}. A name is only a hint: "sent" is used for a visitor's words, too.
 */
final class WriterNames {

    private static final String WHO =
            "(agent|operator|admin|staff|employee|representative|assistant|bot|chatbot)";

    private static final Pattern WROTE =
            Pattern.compile(
                    "(?:.* )?"
                            + WHO
                            + " (?:replied|reply|message|answered|answer|wrote|response|responded)"
                            + "(?: (?:sent|created|new|added))?");

    private static final Pattern WRITTEN_BY =
            Pattern.compile("(?:.* )?(?:message|reply) (?:from|by) (?:the )?" + WHO);

    private static final Pattern SENT =
            Pattern.compile("(?:.* )?(?:message|messages|msg|sms) sent");

    private static final Pattern PROGRAM = Pattern.compile("assistant|bot|chatbot");

    private WriterNames() {}

    /** The statement of a name; null if there is none. */
    static @Nullable Said in(String name) {
        String words = String.join(" ", EventNames.words(name));
        for (Pattern pattern : new Pattern[] {WROTE, WRITTEN_BY}) {
            Matcher written = pattern.matcher(words);
            if (written.matches()) {
                boolean program = PROGRAM.matcher(written.group(1)).matches();
                return new Said(Direction.ECHO, program ? name : null);
            }
        }
        return SENT.matcher(words).matches() ? new Said(Direction.ECHO, null) : null;
    }
}
