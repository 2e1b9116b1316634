package dev.caesura.similarity.tables;

/**
 * The endings of texts whose writers have more to say.
 *
 * @param links words that end no sentence: "and", "avec"
 * @param holds phrases that ask to wait: "one moment", "j'ai une question"
 */
public record Unfinished(Phrases links, Phrases holds) {}
