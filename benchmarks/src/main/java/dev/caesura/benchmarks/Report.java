package dev.caesura.benchmarks;

import java.util.List;

/**
 * The results of a benchmark.
 *
 * @param tables the measurements behind the figures, for people
 * @param figures the figures
 * @param notes the notes that a reader needs: causes of a poor figure, omissions
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
     * @param title the name of the rows
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
