/** Tries other gaps on messages that were really sent. Pure code. */
@NullMarked
package dev.caesura.processor.tune;

import org.jspecify.annotations.NullMarked;
