package dev.caesura.cli.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system's health, as its topics show it.
 *
 * @param since from when on the topics were read
 * @param at when it was looked at
 * @param totals how often what happened
 * @param stuck turns that stand still
 * @param duplicates what a contact may have been told twice
 * @param lags how far the services are behind
 * @param standstills partitions without progress
 * @param clocks how the partitions of messages were timed
 * @param topics settings that differ from what Caesura needs, by topic
 * @param conservation whether every message has its outcome; null if that was not checked
 * @param services what the services say that were asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnosis(
        Instant since,
        Instant at,
        LedgerScan.Totals totals,
        List<StuckTurn> stuck,
        List<Duplicate> duplicates,
        List<Lag> lags,
        List<Standstill> standstills,
        List<Clocks> clocks,
        Map<String, List<String>> topics,
        @Nullable ConservationResult conservation,
        List<ServiceState> services) {

    /** What a person should look at; empty when all is well. */
    @JsonProperty
    public List<Finding> findings() {
        return Findings.of(this);
    }
}
