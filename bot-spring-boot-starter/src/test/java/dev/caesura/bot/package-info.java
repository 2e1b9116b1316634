/** Bots, as others write them. */
@NullMarked
package dev.caesura.bot;

import org.jspecify.annotations.NullMarked;
