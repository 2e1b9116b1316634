package dev.caesura.console.program;

import static dev.caesura.console.program.Arguments.described;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The argument that names a conversation, by any id of its contact. */
final class ConversationArgument {

    static final String NAME = "conversation";

    static final Map<String, Object> DESCRIBED =
            described("channel:account:contact, such as whatsapp:106540352242922:16315551181");

    private ConversationArgument() {}

    /** The sentence for a conversation that has another id now; null if it has the given one. */
    static @Nullable String moved(String given, String now) {
        return given.strip().equals(now) ? null : given.strip() + " is now " + now + ".";
    }
}
