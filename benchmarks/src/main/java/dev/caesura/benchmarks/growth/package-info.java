/** The cost of many open bursts. */
@NullMarked
package dev.caesura.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
