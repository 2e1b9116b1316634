package dev.caesura.processor.domain.policy;

/**
 * What is answered in a chat of several people.
 *
 * @param answers which messages are
 * @param bots what is done about messages that other bots write, in any chat
 */
public record GroupRules(Answers answers, Bots bots) {

    /** Only what is said to the business side; other bots never. */
    public static final GroupRules DEFAULTS = new GroupRules(Answers.MENTIONED, Bots.IGNORE);

    /** Which messages of a group are answered. */
    public enum Answers {
        /** What mentions the business side, replies to it, or is a command to it. */
        MENTIONED,
        /** Everything. */
        ALL,
        /** Nothing. */
        NONE
    }

    /** What is done about messages of other bots. */
    public enum Bots {
        /** They are not answered: two bots would never stop. */
        IGNORE,
        /** They are answered like a person's; the loop limits hold. */
        ANSWER
    }
}
