package dev.caesura.console.services;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads figures from a service's output for Prometheus. */
final class PrometheusText {

    private PrometheusText() {}

    /**
     * The figures whose name is wanted, by name and labels: {@code name{label="value"}}. Values
     * that are not numbers are left out.
     */
    static Map<String, Double> read(String text, Predicate<String> wanted) {
        Map<String, Double> figures = new TreeMap<>();
        text.lines()
                .filter(line -> !line.startsWith("#") && wanted.test(line))
                .forEach(
                        line -> {
                            int space = line.lastIndexOf(' ');
                            Double value = space < 0 ? null : number(line.substring(space + 1));
                            if (value != null) {
                                figures.put(line.substring(0, space), value);
                            }
                        });
        return figures;
    }

    private static @Nullable Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
