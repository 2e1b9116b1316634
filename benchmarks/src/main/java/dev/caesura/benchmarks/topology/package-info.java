/** The speed at which messages become requests, beside other ways to do it. */
@NullMarked
package dev.caesura.benchmarks.topology;

import org.jspecify.annotations.NullMarked;
