/** Removes the parts of a generator's text that are not meant for the contact, or refuses it. */
@NullMarked
package dev.caesura.sender.generation.generator.answer;

import org.jspecify.annotations.NullMarked;
