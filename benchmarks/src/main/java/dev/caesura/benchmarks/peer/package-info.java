/** The systems under test, each in a process of its own. */
@NullMarked
package dev.caesura.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
