package dev.caesura.processor.domain.similarity;

/**
 * A text in one spelling of every character (NFKC), its case kept, bounded in length.
 *
 * @param text the part that is read
 * @param truncated whether there was more
 * @param fingerprint the hash of the whole text as it came: truncated texts are the same only if it
 *     is equal
 */
record NormalText(String text, boolean truncated, long fingerprint) {}
