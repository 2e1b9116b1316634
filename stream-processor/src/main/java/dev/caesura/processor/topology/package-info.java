/** The wiring, and the one class by which it is built. */
@NullMarked
package dev.caesura.processor.topology;

import org.jspecify.annotations.NullMarked;
