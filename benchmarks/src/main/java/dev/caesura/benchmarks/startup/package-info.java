/** The start-up times of commands, services and the demo. */
@NullMarked
package dev.caesura.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
