/** From characters to tokens: normal form, words, numbers, codes, emoji, spelling. */
@NullMarked
package dev.caesura.similarity.text;

import org.jspecify.annotations.NullMarked;
