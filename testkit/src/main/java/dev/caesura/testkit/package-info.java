/** Scripted conversations for topologies under {@code TopologyTestDriver}. */
@NullMarked
package dev.caesura.testkit;

import org.jspecify.annotations.NullMarked;
