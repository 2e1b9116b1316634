package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.topology.Medians;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Both servers' results, round by round.
 *
 * @param bare the bare server's results
 * @param gateway the gateway's, as many
 */
record Rounds(List<Measured> bare, List<Measured> gateway) {

    double gatewayMedian() {
        return Medians.of(gateway, Measured::perSecond);
    }

    /** The gateway's webhooks divided by the bare server's. */
    Figure ratio(Figure.Target target) {
        List<Integer> numbers = IntStream.range(0, bare.size()).boxed().toList();
        return Medians.figure("gateway_vs_bare", "ratio", numbers, this::ratio, target);
    }

    private double ratio(int round) {
        return gateway.get(round).perSecond() / bare.get(round).perSecond();
    }

    Report.Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            Measured idle = bare.get(i);
            Measured working = gateway.get(i);
            rows.add(
                    List.of(
                            Integer.toString(i + 1),
                            String.format(Locale.ROOT, "%.0f", idle.perSecond()),
                            String.format(Locale.ROOT, "%.0f", working.perSecond()),
                            String.format(Locale.ROOT, "%.2f", ratio(i)),
                            oneDigit(idle.cpuMicros()),
                            oneDigit(working.cpuMicros()),
                            oneDigit(working.load().p99Millis())));
        }
        return new Report.Table(
                "As many as are answered; CPU of the server's process, per webhook",
                List.of(
                        "round",
                        "bare/s",
                        "gateway/s",
                        "ratio",
                        "bare CPU µs",
                        "gateway CPU µs",
                        "gateway p99 ms"),
                rows);
    }

    static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
