package dev.caesura.processor.domain.policy;

/**
 * Which messages get an answer in a chat of several people.
 *
 * @param answers the messages that get one
 * @param bots the handling of messages that other bots write, in any chat
 */
public record GroupRules(Answers answers, Bots bots) {

    /** Answers only messages to the business side, and never other bots. */
    public static final GroupRules DEFAULTS = new GroupRules(Answers.MENTIONED, Bots.IGNORE);

    /** Which messages of a group are answered. */
    public enum Answers {
        /** Messages that mention the business side, reply to it, or are a command to it. */
        MENTIONED,
        /** Everything. */
        ALL,
        /** Nothing. */
        NONE
    }

    /** The handling of messages of other bots. */
    public enum Bots {
        /** They are not answered: two bots would never stop. */
        IGNORE,
        /** They are answered like a person's; the loop limits hold. */
        ANSWER
    }
}
