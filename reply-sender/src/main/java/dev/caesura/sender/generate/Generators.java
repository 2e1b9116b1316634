package dev.caesura.sender.generate;

import dev.caesura.schemas.event.ConversationId;
import java.util.Map;
import java.util.function.Function;

/** The configured generators, by name, and which account has which. */
public final class Generators {

    private final Map<String, ReplyGenerator> byName;
    private final Function<ConversationId, String> choice;

    /**
     * The generators.
     *
     * @param byName all that are configured
     * @param choice the name of an account's generator
     */
    public Generators(Map<String, ReplyGenerator> byName, Function<ConversationId, String> choice) {
        this.byName = Map.copyOf(byName);
        this.choice = choice;
    }

    /**
     * The generator of a conversation's account.
     *
     * @throws GenerationException if the account is set to one that is not configured
     */
    public ReplyGenerator of(ConversationId conversation) throws GenerationException {
        String name = choice.apply(conversation);
        ReplyGenerator generator = byName.get(name);
        if (generator == null) {
            throw GenerationException.lasting(
                    "no-generator",
                    "'" + name + "' is not configured; there are " + byName.keySet(),
                    null);
        }
        return generator;
    }
}
