package dev.caesura.sender.generation.generator.model;

/**
 * A model's answer, as its API returns it.
 *
 * @param text its text, without thoughts in fields of their own
 * @param inputTokens the tokens read; 0 where nothing is counted
 * @param outputTokens the tokens written, including thoughts; 0 where nothing is counted
 */
record ModelAnswer(String text, long inputTokens, long outputTokens) {}
