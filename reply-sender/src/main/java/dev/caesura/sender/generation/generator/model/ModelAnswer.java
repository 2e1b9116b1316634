package dev.caesura.sender.generation.generator.model;

/**
 * What a model answered, as its API says it.
 *
 * @param text what it says, without thoughts that stand in fields of their own
 * @param inputTokens what was read; 0 where nothing is counted
 * @param outputTokens what was written, thoughts among it; 0 where nothing is counted
 */
record ModelAnswer(String text, long inputTokens, long outputTokens) {}
