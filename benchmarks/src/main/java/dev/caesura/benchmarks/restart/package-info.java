/** The wait of a killed processor's conversations. */
@NullMarked
package dev.caesura.benchmarks.restart;

import org.jspecify.annotations.NullMarked;
