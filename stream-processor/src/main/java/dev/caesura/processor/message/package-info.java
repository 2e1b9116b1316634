/** Reads as much of a message's JSON as is needed. */
@NullMarked
package dev.caesura.processor.message;

import org.jspecify.annotations.NullMarked;
