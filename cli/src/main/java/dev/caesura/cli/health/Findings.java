package dev.caesura.cli.health;

import dev.caesura.cli.cluster.TopicAdvice;
import dev.caesura.cli.terminal.Counted;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.story.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges a diagnosis: lists the problems and the remedies. */
final class Findings {

    private static final long MUCH_LAG = 1_000;
    private static final Set<String> SET_ASIDE =
            Set.of(Reason.QUARANTINED.code(), Reason.CONVERSATION_SET_ASIDE.code());

    private final Diagnosis diagnosis;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    static List<Finding> of(Diagnosis diagnosis) {
        Findings found = new Findings(diagnosis);
        found.progress();
        found.turns();
        found.deadLetters();
        found.clocks();
        found.services();
        found.topics();
        found.conservation();
        return List.copyOf(found.findings);
    }

    private void progress() {
        for (String group : groups()) {
            List<Standstill> standing =
                    diagnosis.standstills().stream()
                            .filter(one -> one.group().equals(group))
                            .toList();
            if (isAbsent(group)) {
                absent(group);
            } else if (!standing.isEmpty()) {
                standing(group, standing);
            } else {
                behind(group);
            }
        }
    }

    private Set<String> groups() {
        return diagnosis.lags().stream()
                .map(Lag::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isAbsent(String group) {
        return diagnosis.lags().stream()
                .filter(lag -> lag.group().equals(group))
                .allMatch(lag -> lag.members() == 0);
    }

    private void absent(String group) {
        for (Lag lag : diagnosis.lags()) {
            if (lag.group().equals(group) && lag.records() > 0) {
                find(
                        "nobody-reads",
                        group
                                + " has no member, and "
                                + Counted.of(lag.records(), "record")
                                + " of "
                                + lag.topic()
                                + (lag.records() == 1 ? " waits" : " wait"),
                        "Start the service; waiting records are kept.");
            }
        }
    }

    private void standing(String group, List<Standstill> standing) {
        for (Standstill one : standing) {
            find(
                    "standstill",
                    group
                            + " makes no progress on "
                            + one.topic()
                            + ", partition "
                            + one.partition()
                            + ": "
                            + Counted.of(one.records(), "record")
                            + ", the first for "
                            + Counted.of(Duration.between(one.since(), diagnosis.at())),
                    "Read the service's log: at which record does it fail, or what does it wait for"
                            + " (a model or channel that is down)? Then restart it; waiting records"
                            + " are kept.");
        }
    }

    private void behind(String group) {
        for (Lag lag : diagnosis.lags()) {
            if (lag.group().equals(group) && lag.records() > MUCH_LAG) {
                find(
                        "lag",
                        group
                                + " is "
                                + Counted.of(lag.records(), "record")
                                + " behind on "
                                + lag.topic(),
                        "Add an instance, up to one for each partition.");
            }
        }
    }

    private void turns() {
        int stuck = diagnosis.stuck().size();
        if (stuck > 0) {
            find(
                    "stuck",
                    Counted.of(stuck, "turn stands", "turns stand") + " still",
                    "Are the sender and the model up? Then caesura unlock --execute.");
        }
        Map<String, Long> failures = diagnosis.totals().failures();
        if (!failures.isEmpty()) {
            find(
                    "failed",
                    Counted.of(sum(failures), "turn") + " failed: " + inWords(failures),
                    "See caesura dead-letters list, then put back those that should be tried"
                            + " again.");
        }
        Map<String, Long> outages = diagnosis.totals().outages();
        if (!outages.isEmpty()) {
            find(
                    "silent",
                    Counted.of(sum(outages), "turn")
                            + " ended without a reply: "
                            + inWords(outages),
                    "Look at the generator: its key, its address, its limits; the sender's log has"
                            + " its answers.");
        }
        int duplicates = diagnosis.duplicates().size();
        if (duplicates > 0) {
            find(
                    "duplicates",
                    Counted.of(duplicates, "probable duplicate"),
                    "See each with caesura explain; is on-ambiguous set to resend?");
        }
    }

    private void deadLetters() {
        Map<String, Long> setAside = new TreeMap<>();
        Map<String, Long> others = new TreeMap<>();
        diagnosis
                .totals()
                .waiting()
                .forEach(
                        (reason, count) ->
                                (SET_ASIDE.contains(reason) ? setAside : others)
                                        .put(reason, count));
        if (!setAside.isEmpty()) {
            find(
                    "quarantined",
                    Counted.of(sum(setAside), "record was", "records were")
                            + " set aside so that the partition could go on: "
                            + inWords(setAside),
                    "See caesura dead-letters list; report what they have in common, upgrade, and put"
                            + " them back.");
        }
        if (!others.isEmpty()) {
            find(
                    "dead-letters",
                    Counted.of(sum(others), "dead letter waits", "dead letters wait")
                            + ": "
                            + inWords(others),
                    "See caesura dead-letters list, and put back those that should be tried again"
                            + " (caesura dead-letters replay).");
        }
    }

    private void clocks() {
        for (Clocks clocks : diagnosis.clocks()) {
            Duration ahead = clocks.ahead(diagnosis.at());
            if (!ahead.isZero()) {
                find(
                        "clock-ahead",
                        "Partition "
                                + clocks.partition()
                                + " of messages holds a time that is "
                                + Counted.of(ahead)
                                + " ahead of this machine's clock",
                        "Set the clocks of the brokers, or of this machine, by NTP: bursts close by"
                                + " the broker's.");
            } else if (!clocks.back().isZero()) {
                find(
                        "clock-back",
                        "Time went back by "
                                + Counted.of(clocks.back())
                                + " in partition "
                                + clocks.partition()
                                + " of messages",
                        "The clocks of its leaders differ: set those of all brokers by NTP.");
            }
        }
    }

    private void services() {
        for (ServiceState service : diagnosis.services()) {
            if (!service.isUp()) {
                find(
                        "unhealthy",
                        service.address()
                                + " says "
                                + service.status()
                                + (service.problems().isEmpty()
                                        ? ""
                                        : ": " + String.join("; ", service.problems())),
                        "Its log says more; see docs/operations.md.");
            }
            if (service.restarts() > 0) {
                find(
                        "threads-restarted",
                        service.address()
                                + " started threads again after failures: "
                                + Counted.of(service.restarts(), "time"),
                        "Its log has each failure.");
            }
            spool(service.spool());
        }
    }

    private void spool(@org.jspecify.annotations.Nullable Spool spool) {
        if (spool != null && spool.records() > 0) {
            find(
                    "spool",
                    Counted.of(spool.records(), "record waits", "records wait")
                            + " on the gateway's disk, "
                            + spool.age(),
                    "The gateway can't reach Kafka, or couldn't; the spool drains by itself.");
        }
    }

    private void topics() {
        Map<String, List<String>> topics = diagnosis.topics();
        if (!topics.isEmpty()) {
            find(
                    "topics",
                    Counted.of(topics.size(), "topic is", "topics are")
                            + " not as Caesura needs "
                            + (topics.size() == 1 ? "it" : "them"),
                    String.join(" ", TopicAdvice.of(topics)));
        }
    }

    private void conservation() {
        ConservationResult result = diagnosis.conservation();
        if (result != null && !result.holds()) {
            find(
                    "conservation",
                    Counted.of(result.missing(), "message")
                            + " without an outcome, "
                            + Counted.of(result.surplus(), "outcome")
                            + " without a message of "
                            + (result.surplus() == 1 ? "its" : "their")
                            + " own",
                    "See the examples with caesura explain. Missing outcomes: is a processor down,"
                            + " or a turn stuck?");
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The reasons in words, with their codes for finding them elsewhere. */
    private static String inWords(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(
                        one ->
                                Words.reason(one.getKey())
                                        + " ["
                                        + one.getKey()
                                        + "]"
                                        + (counts.size() == 1 ? "" : ", " + one.getValue()))
                .collect(Collectors.joining("; "));
    }

    private void find(String code, String says, String advice) {
        findings.add(new Finding(code, says, advice));
    }
}
