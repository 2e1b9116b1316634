/** The word tables: what words of five languages mean, and what concepts are to each other. */
@NullMarked
package dev.caesura.similarity.tables;

import org.jspecify.annotations.NullMarked;
