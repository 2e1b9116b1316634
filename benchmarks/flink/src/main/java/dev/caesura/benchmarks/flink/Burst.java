package dev.caesura.benchmarks.flink;

/**
 * A burst so far.
 *
 * @param conversation the key
 * @param json the messages, separated by commas
 */
public record Burst(String conversation, String json) {

    static final Burst EMPTY = new Burst("", "");

    Burst with(Message message) {
        return new Burst(message.conversation(), joined(json, message.json()));
    }

    Burst with(Burst other) {
        return new Burst(
                conversation.isEmpty() ? other.conversation : conversation,
                joined(json, other.json));
    }

    private static String joined(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : one + "," + other;
    }
}
