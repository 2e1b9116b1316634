/** How long it takes to tell whether two texts say the same. */
@NullMarked
package dev.caesura.benchmarks.similarity;

import org.jspecify.annotations.NullMarked;
