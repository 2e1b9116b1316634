/** Traces what is done with records, from the span that a record names to those it brings about. */
@NullMarked
package dev.caesura.sender.trace;

import org.jspecify.annotations.NullMarked;
