/** Asks language models: for an answer, and for a second opinion on it. */
@NullMarked
package dev.caesura.sender.generation.generator.model;

import org.jspecify.annotations.NullMarked;
