/** The messages that the systems under test are given, and how they get onto a topic. */
@NullMarked
package dev.caesura.benchmarks.load;

import org.jspecify.annotations.NullMarked;
