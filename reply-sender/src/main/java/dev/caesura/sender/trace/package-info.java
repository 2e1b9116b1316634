/**
 * Traces the processing of records, from the span that a record names to those of the resulting
 * records.
 */
@NullMarked
package dev.caesura.sender.trace;

import org.jspecify.annotations.NullMarked;
