package dev.caesura.nemesis.judge;

import java.util.List;
import java.util.Map;

/**
 * The judge's findings.
 *
 * @param counts the numbers of everything
 * @param outcomes the number of messages by outcome, with its reason
 * @param lateness from a burst's deadline until its request could be seen, in milliseconds: its
 *     p50, p90, p99 and max
 * @param violations the violations, by the rule that they break; a rule that holds has an empty
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
