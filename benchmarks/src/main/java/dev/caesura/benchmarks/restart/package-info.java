/** How long a killed processor's conversations wait. */
@NullMarked
package dev.caesura.benchmarks.restart;

import org.jspecify.annotations.NullMarked;
