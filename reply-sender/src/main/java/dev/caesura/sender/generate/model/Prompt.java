package dev.caesura.sender.generate.model;

/**
 * What a model is asked.
 *
 * @param system who it is, the history, and what not to repeat
 * @param user the burst
 */
public record Prompt(String system, String user) {}
