/**
 * Decides about conversations: one pure decision for each event. Bursts, duplicates, echoes, turns,
 * commands: everything is decided here, and nothing is carried out.
 */
@NullMarked
package dev.caesura.processor.domain.conversation;

import org.jspecify.annotations.NullMarked;
