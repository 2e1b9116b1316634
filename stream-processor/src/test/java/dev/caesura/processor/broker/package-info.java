/** What only a real broker shows: silent partitions, restarts, kills, rebalances. */
@NullMarked
package dev.caesura.processor.broker;

import org.jspecify.annotations.NullMarked;
