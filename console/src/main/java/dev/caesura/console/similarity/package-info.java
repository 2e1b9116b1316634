/** How alike questions and replies were, around the thresholds. */
@NullMarked
package dev.caesura.console.similarity;

import org.jspecify.annotations.NullMarked;
