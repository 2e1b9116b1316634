/** Dead letters: their content, and their replay. */
@NullMarked
package dev.caesura.console.deadletters;

import org.jspecify.annotations.NullMarked;
