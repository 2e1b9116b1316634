package dev.caesura.similarity.tables;

/**
 * The beginnings of sentences that ask for something.
 *
 * @param questions questions without a question word: "are you", "est-ce que"
 * @param requests "send me", "indiquez"
 */
public record Openings(Phrases questions, Phrases requests) {}
