package dev.caesura.cli.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system's health, according to its topics.
 *
 * @param since the time from which the topics were read
 * @param at the time of the diagnosis
 * @param totals the counts of events
 * @param stuck turns that stand still
 * @param duplicates texts that a contact may have received twice
 * @param lags the services' lags
 * @param standstills partitions without progress
 * @param clocks the timing of the partitions of messages
 * @param topics settings that differ from what Caesura needs, by topic
 * @param conservation whether every message has its outcome; null if that was not checked
 * @param services the answers of the services that were asked
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

    /** The findings that need a person's attention; empty when all is well. */
    @JsonProperty
    public List<Finding> findings() {
        return Findings.of(this);
    }
}
