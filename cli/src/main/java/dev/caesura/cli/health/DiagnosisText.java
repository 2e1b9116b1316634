package dev.caesura.cli.health;

import dev.caesura.cli.terminal.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A diagnosis as tables, the findings last. */
final class DiagnosisText {

    private static final int SHOWN = 20;

    private DiagnosisText() {}

    static void print(Diagnosis diagnosis, PrintWriter out) {
        out.println("Since " + diagnosis.since());
        totals(diagnosis.totals(), out);
        lags(diagnosis, out);
        stuck(diagnosis.stuck(), out);
        duplicates(diagnosis.duplicates(), out);
        diagnosis
                .topics()
                .forEach((topic, lines) -> lines.forEach(line -> out.println(topic + " " + line)));
        if (diagnosis.conservation() != null) {
            conservation(diagnosis.conservation(), out);
        }
        findings(diagnosis.findings(), out);
    }

    private static void totals(LedgerScan.Totals totals, PrintWriter out) {
        Table table = new Table("what", "which", "number");
        rows(table, "messages", totals.messages());
        rows(table, "turns", totals.turns());
        rows(table, "failed turns", totals.failures());
        rows(table, "deliveries", totals.deliveries());
        rows(table, "dead letters", totals.deadLetters());
        table.print(out);
        out.println();
    }

    private static void rows(Table table, String what, Map<String, Long> counts) {
        counts.forEach((which, number) -> table.add(what, which, number.toString()));
    }

    private static void lags(Diagnosis diagnosis, PrintWriter out) {
        Table table = new Table("group", "members", "topic", "behind");
        diagnosis
                .lags()
                .forEach(
                        lag ->
                                table.add(
                                        lag.group(),
                                        "" + lag.members(),
                                        lag.topic(),
                                        "" + lag.records()));
        table.print(out);
        out.println();
    }

    private static void stuck(List<StuckTurn> turns, PrintWriter out) {
        if (turns.isEmpty()) {
            return;
        }
        Table table = new Table("stuck turn of", "asked", "attempts");
        turns.stream()
                .limit(SHOWN)
                .forEach(
                        turn ->
                                table.add(
                                        turn.conversationId(),
                                        turn.askedAt().toString(),
                                        "" + turn.attempts()));
        table.print(out);
        out.println();
    }

    private static void duplicates(List<Duplicate> duplicates, PrintWriter out) {
        if (duplicates.isEmpty()) {
            return;
        }
        Table table = new Table("duplicate in", "kind", "which");
        duplicates.stream()
                .limit(SHOWN)
                .forEach(found -> table.add(found.conversationId(), found.kind(), found.detail()));
        table.print(out);
        out.println();
    }

    private static void conservation(ConservationResult result, PrintWriter out) {
        out.printf(
                "Conservation: %,d messages, %,d outcomes, %,d still open, %,d missing, %,d surplus,"
                        + " %,d unreadable%n",
                result.messages(),
                result.outcomes(),
                result.open(),
                result.missing(),
                result.surplus(),
                result.unreadable());
        result.examples().forEach(example -> out.println("  " + example));
        out.println();
    }

    private static void findings(List<Finding> findings, PrintWriter out) {
        if (findings.isEmpty()) {
            out.println("Nothing needs attention.");
        }
        for (Finding finding : findings) {
            out.println("! " + finding.says());
            out.println("  " + finding.advice());
        }
    }
}
