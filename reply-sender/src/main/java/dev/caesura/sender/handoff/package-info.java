/**
 * Hands conversations that Caesura does not answer to people: posts them to an inbox, each once.
 */
@NullMarked
package dev.caesura.sender.handoff;

import org.jspecify.annotations.NullMarked;
