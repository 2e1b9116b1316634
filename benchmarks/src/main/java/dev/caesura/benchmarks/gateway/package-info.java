/** The gateway under load, beside its own HTTP server doing nothing. */
@NullMarked
package dev.caesura.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
