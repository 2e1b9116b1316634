/** The role of a text in a dialogue: whether it asks, and whether it answers a question. */
@NullMarked
package dev.caesura.similarity.dialogue;

import org.jspecify.annotations.NullMarked;
