/** The word tables: the meanings of words in five languages, and the relations between concepts. */
@NullMarked
package dev.caesura.similarity.tables;

import org.jspecify.annotations.NullMarked;
