package dev.caesura.cli.tune;

import dev.caesura.processor.tune.TrialResult;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;

/** A picture of the results: for each channel, the benefit and the cost of a longer gap. */
final class GapChart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int SHARES = 0;
    private static final int COSTS = 1;

    private GapChart() {}

    /** Draws the results as a PNG, one chart below the other. */
    static void write(Map<String, TuneCommand.Channel> channels, Path file) throws IOException {
        List<XYChart> charts = new ArrayList<>();
        channels.forEach(
                (name, channel) ->
                        charts.add(chart(name, channel.trials(), channel.recommendation().best())));
        BitmapEncoder.saveBitmap(
                charts, charts.size(), 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static XYChart chart(String channel, List<TrialResult> trials, TrialResult best) {
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title(channel + ", " + best.messages() + " messages")
                        .xAxisTitle("gap in seconds")
                        .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setYAxisGroupPosition(COSTS, Styler.YAxisPosition.Right);
        chart.getStyler().setYAxisMin(SHARES, 0.0);
        chart.getStyler().setYAxisMin(COSTS, 0.0);
        chart.setYAxisGroupTitle(SHARES, "percent");
        chart.setYAxisGroupTitle(COSTS, "seconds");
        List<TrialResult> sorted =
                trials.stream()
                        .filter(trial -> trial.maxWait().equals(longestWait(trials)))
                        .sorted(Comparator.comparing(TrialResult::gap))
                        .toList();
        line(chart, "replies per 100 messages", sorted, GapChart::replies);
        line(chart, "interrupted bursts, %", sorted, trial -> 100 * trial.interruptedShare());
        line(chart, "long wait (95 %), s", sorted, TrialResult::longWaitSeconds)
                .setYAxisGroup(COSTS);
        line(
                        chart,
                        "recommended: " + best.gap().toSeconds() + " s",
                        List.of(best),
                        GapChart::replies)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        return chart;
    }

    private static XYSeries line(
            XYChart chart,
            String name,
            List<TrialResult> trials,
            ToDoubleFunction<TrialResult> value) {
        return chart.addSeries(
                name,
                trials.stream().mapToDouble(trial -> trial.gap().toMillis() / 1000.0).toArray(),
                trials.stream().mapToDouble(value).toArray());
    }

    private static Duration longestWait(List<TrialResult> trials) {
        return trials.stream()
                .map(TrialResult::maxWait)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static double replies(TrialResult trial) {
        return trial.messages() == 0 ? 0 : 100.0 * trial.replies() / trial.messages();
    }
}
