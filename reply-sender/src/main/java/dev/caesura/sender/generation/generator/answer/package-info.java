/** Takes out of a generator's text what is not meant for the contact, or refuses it. */
@NullMarked
package dev.caesura.sender.generation.generator.answer;

import org.jspecify.annotations.NullMarked;
