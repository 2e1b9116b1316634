/** How long commands, services and the demo take to start. */
@NullMarked
package dev.caesura.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
