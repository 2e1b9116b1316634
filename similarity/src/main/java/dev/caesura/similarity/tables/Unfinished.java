package dev.caesura.similarity.tables;

/**
 * How a text ends whose writer has more to say.
 *
 * @param links words that no sentence ends with: "and", "avec"
 * @param holds what asks to wait: "one moment", "j'ai une question"
 */
public record Unfinished(Phrases links, Phrases holds) {}
