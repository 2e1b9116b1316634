package dev.caesura.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Draws bars into a PNG file. */
public final class Plot {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 450;

    private Plot() {}

    /**
     * Draws one bar for each label.
     *
     * @param unit the unit of the bars' lengths
     * @param bars in the order in which they are drawn
     * @throws IOException if the file can't be written
     */
    public static void bars(Path file, String title, String unit, Map<String, Double> bars)
            throws IOException {
        CategoryChart chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title(title)
                        .yAxisTitle(unit)
                        .build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setLabelsVisible(true);
        List<String> labels = new ArrayList<>(bars.keySet());
        List<Double> values = new ArrayList<>(bars.values());
        chart.addSeries(unit, labels, values);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }
}
