package dev.caesura.nemesis.judge;

import java.util.List;
import java.util.Map;

/**
 * What the judge found.
 *
 * @param counts how much there was of everything
 * @param outcomes how many messages had which outcome, with its reason
 * @param lateness from a burst's deadline until its request could be seen, in milliseconds: its
 *     p50, p90, p99 and max
 * @param violations what must not be, by the rule that it breaks; a rule that holds has an empty
 *     list
 */
public record Verdict(
        Map<String, Long> counts,
        Map<String, Long> outcomes,
        Map<String, Long> lateness,
        Map<String, List<String>> violations) {

    /** Whether every rule holds. */
    public boolean holds() {
        return violations.values().stream().allMatch(List::isEmpty);
    }
}
