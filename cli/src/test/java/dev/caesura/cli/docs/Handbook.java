package dev.caesura.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's pages. */
final class Handbook {

    static final Path ROOT = Path.of(System.getProperty("caesura.root", ".."));

    private static final boolean WRITE = Boolean.getBoolean("caesura.test.write");
    private static final Set<String> NO_PAGES = Set.of("target", "node_modules", "src");

    private Handbook() {}

    /** All Markdown files of the project, in the order of their names. */
    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = String.valueOf(folder.getFileName());
                        boolean skipped =
                                !folder.equals(ROOT)
                                        && (NO_PAGES.contains(name) || name.startsWith("."));
                        return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.toString().endsWith(".md")) {
                            pages.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        pages.sort(null);
        return pages;
    }

    static String read(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }

    /**
     * Fails if a page is not what the code makes of it; with {@code -Dcaesura.test.write=true} it
     * is written instead.
     */
    static void generated(String path, String made) throws IOException {
        Path file = ROOT.resolve(path);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as(
                        "%s is made from the code, and the code has changed. Write it with%n"
                                + "  mvn -Dquick -pl cli -am test -Dtest=ReferenceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -Dcaesura.test.write=true",
                        path)
                .isEqualTo(made);
    }
}
