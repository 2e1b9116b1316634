package dev.caesura.similarity.text;

/**
 * A text in one spelling of every character (NFKC), its case kept, bounded in length.
 *
 * @param text the part that is read
 * @param truncated whether there was more
 * @param fingerprint the hash of the whole text as it came: truncated texts are the same only if it
 *     is equal
 */
public record NormalText(String text, boolean truncated, long fingerprint) {}
