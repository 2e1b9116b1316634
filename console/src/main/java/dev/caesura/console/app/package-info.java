/** Wires the console together and starts it. */
@NullMarked
package dev.caesura.console.app;

import org.jspecify.annotations.NullMarked;
