/** The time that it takes to tell whether two texts say the same thing. */
@NullMarked
package dev.caesura.benchmarks.similarity;

import org.jspecify.annotations.NullMarked;
