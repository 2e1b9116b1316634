/** Wires the reply sender together and starts it. */
@NullMarked
package dev.caesura.sender.app;

import org.jspecify.annotations.NullMarked;
