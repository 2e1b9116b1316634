/** What generators that ask a language model share: the prompt, and what errors mean. */
@NullMarked
package dev.caesura.sender.generate.model;

import org.jspecify.annotations.NullMarked;
