/** The gap advisor: what other pauses would have done with the messages that were really sent. */
@NullMarked
package dev.caesura.console.tune;

import org.jspecify.annotations.NullMarked;
