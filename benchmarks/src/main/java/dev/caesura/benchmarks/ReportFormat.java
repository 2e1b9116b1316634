package dev.caesura.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report for people and for programs. */
public final class ReportFormat {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportFormat() {}

    /** Tables, figures with their targets, and notes. */
    public static String text(Report report) {
        StringBuilder text = new StringBuilder();
        report.tables().forEach(table -> text.append(table(table)).append('\n'));
        text.append(table(figures(report.figures())));
        report.notes().forEach(note -> text.append("\n  ").append(note).append('\n'));
        return text.toString();
    }

    /** {@code {"figures":[{"name","value","unit","target","min","max","rounds"}]}}. */
    public static String json(Report report) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        Map.of(
                                "figures",
                                report.figures().stream().map(ReportFormat::fields).toList()));
    }

    private static Map<String, Object> fields(Figure figure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", figure.name());
        fields.put("value", figure.value());
        fields.put("unit", figure.unit());
        fields.put("target", figure.target().toString());
        Figure.Spread spread = figure.spread();
        if (spread != null) {
            fields.put("min", spread.least());
            fields.put("max", spread.most());
            fields.put("rounds", spread.rounds());
        }
        return fields;
    }

    private static Report.Table figures(List<Figure> figures) {
        List<List<String>> rows =
                figures.stream()
                        .map(
                                figure ->
                                        List.of(
                                                figure.name(),
                                                number(figure.value()),
                                                spread(figure.spread()),
                                                figure.unit(),
                                                figure.target().toString(),
                                                figure.isReached() ? "reached" : "NOT REACHED"))
                        .toList();
        return new Report.Table(
                "Figures", List.of("figure", "value", "spread", "unit", "target", ""), rows);
    }

    private static String spread(Figure.@Nullable Spread spread) {
        return spread == null ? "" : number(spread.least()) + "–" + number(spread.most());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String table(Report.Table table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.header());
        lines.addAll(table.rows());
        int[] widths = new int[table.header().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return table.title()
                + lines.stream()
                        .map(line -> "\n  " + padded(line, widths).stripTrailing())
                        .collect(Collectors.joining())
                + "\n";
    }

    private static String padded(List<String> line, int[] widths) {
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            padded.append(String.format("%-" + Math.max(1, widths[i]) + "s  ", line.get(i)));
        }
        return padded.toString();
    }
}
