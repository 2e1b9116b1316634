package dev.caesura.benchmarks.flink;

/**
 * A message as Flink passes it on.
 *
 * @param conversation the key
 * @param json what was sent, parsed and written again
 */
public record Message(String conversation, String json) {}
