/** What a text does in a dialogue: whether it asks, and whether it answers what was asked. */
@NullMarked
package dev.caesura.similarity.dialogue;

import org.jspecify.annotations.NullMarked;
