package dev.caesura.nemesis.lab;

/** The effect of a message that arrives while a turn is in flight. */
public enum Turns {
    /** Its burst waits; drafts are asked for at the pause. */
    QUEUE(
            """
            caesura.processor.policy.max-wait=1h
            caesura.processor.policy.in-flight=queue
            """),
    /** The attempt is void, and one answer to everything follows; drafts are asked for early. */
    SUPERSEDE(
            """
            caesura.processor.policy.max-wait=1h
            caesura.processor.policy.in-flight=supersede
            caesura.processor.policy.draft-after=700ms
            caesura.processor.policy.draft-share=1
            """);

    private final String policy;

    Turns(String policy) {
        this.policy = policy;
    }

    /** The settings of a processor. */
    String policy() {
        return policy;
    }
}
