/** From two prepared texts to a verdict: alignment, score, guards. */
@NullMarked
package dev.caesura.similarity.compare;

import org.jspecify.annotations.NullMarked;
