/** Turns: the one answer to one burst. Pure code. */
@NullMarked
package dev.caesura.processor.domain.turn;

import org.jspecify.annotations.NullMarked;
