/** Answers from rules and variants in YAML: no network, and the same burst has the same answer. */
@NullMarked
package dev.caesura.sender.generation.generator.template;

import org.jspecify.annotations.NullMarked;
