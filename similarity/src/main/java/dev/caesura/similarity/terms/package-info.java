/** From tokens to a prepared text: meanings, clauses, tenses, persons, weights. */
@NullMarked
package dev.caesura.similarity.terms;

import org.jspecify.annotations.NullMarked;
