/** The similarity of questions and replies, around the thresholds. */
@NullMarked
package dev.caesura.console.similarity;

import org.jspecify.annotations.NullMarked;
