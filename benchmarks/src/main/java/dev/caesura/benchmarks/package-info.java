/** Measurements of Caesura beside its peers, in the same run on the same machine. */
@NullMarked
package dev.caesura.benchmarks;

import org.jspecify.annotations.NullMarked;
