/** The messages for the systems under test, and their way to a topic. */
@NullMarked
package dev.caesura.benchmarks.load;

import org.jspecify.annotations.NullMarked;
