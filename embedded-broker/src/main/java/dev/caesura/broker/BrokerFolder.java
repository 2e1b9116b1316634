package dev.caesura.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder in which a broker keeps its data and its log. */
final class BrokerFolder {

    private static final int LINES = 30;

    private BrokerFolder() {}

    /** The last lines of a log. */
    static String lastLines(Path log) {
        try {
            String[] lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\n", -1);
            int from = Math.max(0, lines.length - LINES);
            return String.join("\n", List.of(lines).subList(from, lines.length));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Removes the folder with everything in it. */
    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The broker's temporary folder can't be removed: " + folder, e);
        }
    }
}
