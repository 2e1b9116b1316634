/** What many open bursts cost. */
@NullMarked
package dev.caesura.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
