package dev.caesura.sender.generation.generator;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.sender.guard.CallException.Kind;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configured generators, by name, and the choice of each account. */
public final class Generators {

    /** The name that leaves an account's requests to another reader. */
    public static final String NONE = "none";

    /** The name of the generator that answers with prepared texts. */
    public static final String TEMPLATE = "template";

    private final Map<String, ReplyGenerator> byName;
    private final Function<ConversationId, @Nullable String> choice;

    /**
     * The generators.
     *
     * @param byName all that are configured
     * @param choice the name of an account's generator; null if nobody has named one
     */
    public Generators(
            Map<String, ReplyGenerator> byName, Function<ConversationId, @Nullable String> choice) {
        this.byName = Map.copyOf(byName);
        this.choice = choice;
    }

    /** Whether somebody else answers a conversation's requests. */
    public boolean isElsewhere(ConversationId conversation) {
        return NONE.equals(choice.apply(conversation));
    }

    /**
     * The generator of a conversation's account.
     *
     * @throws GenerationException if the account has none, or one that is not configured
     */
    public ReplyGenerator of(ConversationId conversation) throws GenerationException {
        String name = choice.apply(conversation);
        ReplyGenerator generator = name == null ? null : byName.get(name);
        if (generator == null) {
            String account = conversation.channel() + ":" + conversation.account();
            throw GenerationException.of(
                    Kind.ACCOUNT, "no-generator", advice(account, name, byName.keySet()));
        }
        return generator;
    }

    /**
     * Checks a name that a setting has.
     *
     * @param where the setting's owner, such as {@code whatsapp:1065}
     * @throws IllegalArgumentException if there is no such generator; the message gives the remedy
     */
    public static void check(String where, @Nullable String name, Set<String> configured) {
        if (name != null
                && !name.equals(NONE)
                && !name.equals(TEMPLATE)
                && !configured.contains(name)) {
            throw new IllegalArgumentException(advice(where, name, configured));
        }
    }

    /** The advice where a generator is missing. */
    public static String advice(String where, @Nullable String name, Set<String> configured) {
        String what =
                name == null
                        ? " has no generator"
                        : "'s generator '" + name + "' is not configured";
        return where
                + what
                + "; set caesura.sender.generation.generator to one of "
                + new TreeSet<>(configured)
                + ", to template for prepared texts, or to none if a bot of your own reads the"
                + " requests. A generator is configured under"
                + " caesura.sender.generation.generators.NAME, with http, openai or anthropic";
    }
}
