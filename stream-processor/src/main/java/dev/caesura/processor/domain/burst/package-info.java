/** Bursts: messages of one conversation with no pause longer than the gap. Pure code. */
@NullMarked
package dev.caesura.processor.domain.burst;

import org.jspecify.annotations.NullMarked;
