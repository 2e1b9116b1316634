/** Session windows in Flink. */
@NullMarked
package dev.caesura.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
