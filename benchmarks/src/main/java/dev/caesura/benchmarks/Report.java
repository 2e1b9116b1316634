package dev.caesura.benchmarks;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param tables the measurements behind the figures, for people
 * @param figures the figures
 * @param notes what a reader must know to read them: what holds a figure back, what was left out
 */
public record Report(List<Table> tables, List<Figure> figures, List<String> notes) {

    public Report {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    /**
     * Rows of cells under a header.
     *
     * @param title what the rows are
     * @param header the columns
     * @param rows as many cells each as there are columns
     */
    public record Table(String title, List<String> header, List<List<String>> rows) {

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }
}
