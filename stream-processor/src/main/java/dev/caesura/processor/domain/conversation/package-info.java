/**
 * What becomes of a conversation: one pure decision for each event. Bursts, duplicates, echoes,
 * turns, commands: everything is decided here, and nothing is done.
 */
@NullMarked
package dev.caesura.processor.domain.conversation;

import org.jspecify.annotations.NullMarked;
