package dev.caesura.similarity.tables;

/**
 * How a sentence begins that asks for something.
 *
 * @param questions questions without a question word: "are you", "est-ce que"
 * @param requests "send me", "indiquez"
 */
public record Openings(Phrases questions, Phrases requests) {}
