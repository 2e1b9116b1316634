/** How long after its deadline a burst's request can be read. */
@NullMarked
package dev.caesura.benchmarks.close;

import org.jspecify.annotations.NullMarked;
