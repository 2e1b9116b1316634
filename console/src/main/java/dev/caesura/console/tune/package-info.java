/** The gap advisor: the effect of other pauses on the messages that were really sent. */
@NullMarked
package dev.caesura.console.tune;

import org.jspecify.annotations.NullMarked;
