package dev.caesura.similarity.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the tables that come with Caesura, and those of a directory. */
public final class TableLoader {

    /** Resources cannot be listed, so one of them names the others. */
    private static final String INDEX = "tables.txt";

    private TableLoader() {}

    public static List<TableFile> builtIn() {
        List<TableFile> files = new ArrayList<>();
        for (TableLine line : TableLine.parse(INDEX, resource(INDEX))) {
            files.add(TableFile.parse(line.text(), resource(line.text())));
        }
        return files;
    }

    /** The {@code .txt} files of a directory, in the order of their names. */
    public static List<TableFile> directory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "'" + directory + "' is not a directory with tables of words");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .map(TableLoader::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot list the tables of words in '" + directory + "'", e);
        }
    }

    private static TableFile file(Path path) {
        try {
            return TableFile.parse(
                    String.valueOf(path.getFileName()),
                    Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the table of words '" + path + "': is it UTF-8?", e);
        }
    }

    private static List<String> resource(String name) {
        InputStream stream = TableLoader.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(
                    "The table of words '" + name + "' is missing from this build");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table of words '" + name + "'", e);
        }
    }
}
