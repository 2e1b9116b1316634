package dev.caesura.benchmarks.sender;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.broker.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reply sender's lanes beside spring-kafka's asynchronous acknowledgements. */
public final class SenderBenchmark implements Benchmark {

    private static final double MOST_DELAY_MILLIS = 100;
    private static final double MOST_ERROR = 0.05;
    private static final int IN_FLIGHT = 2_000;

    @Override
    public String name() {
        return "sender";
    }

    @Override
    public String description() {
        return "what one slow call costs its neighbours, and how many calls are in flight on 512 MB";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        int inFlight = workspace.option("in-flight", IN_FLIGHT);
        try (EmbeddedBroker broker = EmbeddedBroker.startForLoad()) {
            NeighbourTrial neighbours =
                    new NeighbourTrial(broker.bootstrapServers(), workspace::say);
            List<NeighbourTrial.Row> rows =
                    List.of(
                            neighbours.run("Caesura, lanes", new LaneReader()),
                            neighbours.run("spring-kafka, asyncAcks", new AsyncAcksReader()));
            InFlightTrial.Result calls =
                    new InFlightTrial(broker.bootstrapServers(), workspace).run(inFlight);
            return new Report(
                    List.of(table(rows), table(calls)),
                    List.of(
                            new Figure(
                                    "neighbour_delay_ms",
                                    rows.get(0).delayMillis(),
                                    "ms",
                                    Target.atMost(MOST_DELAY_MILLIS)),
                            new Figure(
                                    "in_flight",
                                    calls.mostInFlight(),
                                    "calls",
                                    Target.atLeast(inFlight)),
                            new Figure(
                                    "throughput_error",
                                    calls.error(),
                                    "ratio",
                                    Target.atMost(MOST_ERROR))),
                    List.of(
                            "JDK "
                                    + Runtime.version().feature()
                                    + ": "
                                    + calls.threads()
                                    + " carry the calls.",
                            "A neighbour's delay is the median with the slow call less the median"
                                    + " without it."));
        }
    }

    private static Report.Table table(List<NeighbourTrial.Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (NeighbourTrial.Row row : rows) {
            cells.add(
                    List.of(
                            row.reader(),
                            millis(row.alone()),
                            millis(row.beside()),
                            millis(row.delayMillis())));
        }
        return new Report.Table(
                "One call of 8 s among "
                        + NeighbourTrial.RECORDS
                        + " of "
                        + NeighbourTrial.CALL.toMillis()
                        + " ms on one partition: median of the others",
                List.of("reader", "without", "with", "delay"),
                cells);
    }

    private static Report.Table table(InFlightTrial.Result result) {
        return new Report.Table(
                "Model calls of 8 s on one instance with -Xmx512m",
                List.of("calls in flight", "calls/s", "in flight ÷ latency"),
                List.of(
                        List.of(
                                Integer.toString(result.mostInFlight()),
                                String.format(Locale.ROOT, "%.1f", result.perSecond()),
                                String.format(Locale.ROOT, "%.1f", result.expectedPerSecond()))));
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.0f ms", value);
    }
}
