package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What both servers did, round by round.
 *
 * @param bare the bare server's results
 * @param gateway the gateway's, as many
 */
record Rounds(List<Measured> bare, List<Measured> gateway) {

    double gatewayMedian() {
        return median(gateway.stream().mapToDouble(Measured::perSecond).toArray());
    }

    double ratioMedian() {
        double[] ratios = new double[bare.size()];
        Arrays.setAll(ratios, this::ratio);
        return median(ratios);
    }

    private double ratio(int round) {
        return gateway.get(round).perSecond() / bare.get(round).perSecond();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
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
