package dev.caesura.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes and removes folders with everything in them. */
final class Folders {

    private Folders() {}

    static Path temporary() {
        try {
            return Files.createTempDirectory("caesura-testkit");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder for the state", e);
        }
    }

    /** Makes a link to a folder, and the folder, unless they are there. */
    static void link(Path link, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(link.resolveSibling(""));
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state's folder can't be created: " + folder, e);
        }
    }

    static void remove(Path folder) {
        try {
            for (Path file : walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder can't be removed: " + folder, e);
        }
    }

    private static List<Path> walk(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
