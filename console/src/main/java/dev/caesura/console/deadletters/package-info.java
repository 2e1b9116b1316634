/** Dead letters: what they are, and how they are put back. */
@NullMarked
package dev.caesura.console.deadletters;

import org.jspecify.annotations.NullMarked;
