/** Commands that run services, the demo, benchmarks and tests. */
@NullMarked
package dev.caesura.cli.run;

import org.jspecify.annotations.NullMarked;
