/**
 * Tells whether two short chat messages say the same: pure code and word tables, with no clock,
 * log, network or library.
 *
 * <p>Start at {@link dev.caesura.similarity.Similarity}. A text is prepared once (normalized, cut
 * into tokens, rewritten by tables, weighted) and compared often. A comparison aligns the words of
 * two texts, scores matched words against added or replaced ones, and asks the guards: a replaced
 * number, negation or name means "not the same", whatever the score.
 */
@NullMarked
package dev.caesura.similarity;

import org.jspecify.annotations.NullMarked;
