package dev.caesura.processor.conversation.wire;

/**
 * The names of the nodes to which the conversation node forwards; part of the topology's identity.
 */
public final class Sinks {

    public static final String REPLY_REQUESTS = "caesura-reply-requests-sink";
    public static final String REPLY_DRAFTS = "caesura-reply-drafts-sink";
    public static final String DELIVERIES = "caesura-deliveries-sink";
    public static final String REPLIES = "caesura-replies-sink";
    public static final String OUTCOMES = "caesura-outcomes-sink";
    public static final String COMMANDS = "caesura-commands-sink";
    public static final String DEAD_LETTERS = "caesura-dead-letters-sink";

    private Sinks() {}
}
