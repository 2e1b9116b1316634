/** Gets requests answered: one draft, or one error, for each. */
@NullMarked
package dev.caesura.sender.generation;

import org.jspecify.annotations.NullMarked;
