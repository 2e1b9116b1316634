package dev.caesura.cli.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system's health, as its topics show it.
 *
 * @param since from when on the topics were read
 * @param totals how often what happened
 * @param stuck turns that stand still
 * @param duplicates what a contact may have been told twice
 * @param lags how far the services are behind
 * @param topics settings that differ from what Caesura needs, by topic
 * @param conservation whether every message has its outcome; null if that was not checked
 * @param spool what waits on the gateway's disk; null if no gateway was asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
        Instant since,
        LedgerScan.Totals totals,
        List<StuckTurn> stuck,
        List<Duplicate> duplicates,
        List<Lag> lags,
        Map<String, List<String>> topics,
        @Nullable ConservationResult conservation,
        @Nullable Spool spool) {

    private static final long MUCH_LAG = 1_000;

    /** What a person should look at; empty when all is well. */
    @JsonProperty
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        addTurns(findings);
        addServices(findings);
        if (!topics.isEmpty()) {
            find(findings, "topics", topics.size() + " topics differ", "See caesura topics check.");
        }
        if (conservation != null && !conservation.holds()) {
            find(
                    findings,
                    "conservation",
                    conservation.missing()
                            + " messages without an outcome, "
                            + conservation.surplus()
                            + " outcomes without a message of their own",
                    "See the examples with caesura explain. Missing outcomes: is a processor down,"
                            + " or a turn stuck?");
        }
        return findings;
    }

    private void addTurns(List<Finding> findings) {
        if (!stuck.isEmpty()) {
            find(
                    findings,
                    "stuck",
                    stuck.size() + " turns stand still",
                    "Are the sender and the model there? Then caesura unlock --execute.");
        }
        long failed = totals.failures().values().stream().mapToLong(Long::longValue).sum();
        if (failed > 0) {
            find(
                    findings,
                    "failed",
                    failed + " turns failed: " + totals.failures(),
                    "See caesura dead-letters list, then put back what should be tried again.");
        }
        if (!duplicates.isEmpty()) {
            find(
                    findings,
                    "duplicates",
                    duplicates.size() + " probable duplicates",
                    "See each with caesura explain; is on-ambiguous set to resend?");
        }
    }

    private void addServices(List<Finding> findings) {
        for (Lag lag : lags) {
            if (lag.members() == 0 && lag.records() > 0) {
                find(
                        findings,
                        "nobody-reads",
                        lag.group() + " has no member, " + lag.records() + " of " + lag.topic(),
                        "Start the service; what waits is kept.");
            } else if (lag.records() > MUCH_LAG) {
                find(
                        findings,
                        "lag",
                        lag.group() + " is " + lag.records() + " behind on " + lag.topic(),
                        "Add an instance, up to one for each partition.");
            }
        }
        if (spool != null && spool.records() > 0) {
            find(
                    findings,
                    "spool",
                    spool.records() + " records wait on the gateway's disk, " + spool.age(),
                    "Kafka is, or was, not to be reached from the gateway; it drains by itself.");
        }
    }

    private static void find(List<Finding> findings, String code, String says, String advice) {
        findings.add(new Finding(code, says, advice));
    }
}
