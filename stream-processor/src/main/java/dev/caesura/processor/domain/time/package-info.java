/**
 * The three clocks that a decision looks at, each a type of its own, so that one can't be taken for
 * another. Pure code.
 */
@NullMarked
package dev.caesura.processor.domain.time;

import org.jspecify.annotations.NullMarked;
