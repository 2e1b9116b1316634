/** The time from a burst's deadline until its request can be read. */
@NullMarked
package dev.caesura.benchmarks.close;

import org.jspecify.annotations.NullMarked;
