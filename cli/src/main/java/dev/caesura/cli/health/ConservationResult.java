package dev.caesura.cli.health;

import java.util.List;

/**
 * Whether every message has exactly one outcome.
 *
 * @param messages the number that arrived in the checked period, repeated ones included
 * @param outcomes the number of outcomes of messages
 * @param unreadable records that hold no message; they are dead letters
 * @param open messages without an outcome that are too young to miss one
 * @param missing messages without an outcome
 * @param surplus outcomes beyond one for each arrival of a message
 * @param examples some of the missing and surplus
 */
public record ConservationResult(
        long messages,
        long outcomes,
        long unreadable,
        long open,
        long missing,
        long surplus,
        List<String> examples) {

    public boolean holds() {
        return missing == 0 && surplus == 0;
    }
}
