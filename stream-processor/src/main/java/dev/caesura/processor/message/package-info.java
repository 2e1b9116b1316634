/** A message's JSON, read as far as it is needed. */
@NullMarked
package dev.caesura.processor.message;

import org.jspecify.annotations.NullMarked;
