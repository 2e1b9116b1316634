/** An application that a team could have, as docs/embedding.md shows it. */
@NullMarked
package dev.caesura.processor.embedding;

import org.jspecify.annotations.NullMarked;
