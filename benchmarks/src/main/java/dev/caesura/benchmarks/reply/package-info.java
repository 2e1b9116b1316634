/** From the pause to the reply, and from a newer message to the end of a model's call. */
@NullMarked
package dev.caesura.benchmarks.reply;

import org.jspecify.annotations.NullMarked;
