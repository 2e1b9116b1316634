package dev.caesura.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The demo's folder: given and kept, or temporary and removed at the end. */
final class Workspace implements AutoCloseable {

    private static final int REMOVALS = 5;

    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;

    private Workspace(Path root, boolean temporary) throws IOException {
        this.root = root;
        this.temporary = temporary;
        this.lock =
                FileChannel.open(
                        root.resolve("demo.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
    }

    /**
     * Opens the folder.
     *
     * @throws DemoException if another demo uses it, or it can't be written
     */
    static Workspace open(@Nullable Path data) {
        try {
            Path root =
                    data == null
                            ? Files.createTempDirectory("caesura-demo")
                            : Files.createDirectories(data.toAbsolutePath());
            Workspace workspace = new Workspace(root, data == null);
            workspace.reserve();
            return workspace;
        } catch (IOException e) {
            throw new DemoException(
                    "The folder "
                            + (data == null ? "for temporary files" : data)
                            + " can't be used: "
                            + e,
                    e);
        }
    }

    private void reserve() throws IOException {
        FileLock held;
        try {
            held = lock.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            lock.close();
            throw new DemoException("Another demo is using the folder " + root + ".");
        }
    }

    Path folder(String name) {
        return root.resolve(name);
    }

    boolean isTemporary() {
        return temporary;
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " can't be removed", e);
        }
    }

    /** Removes the folder; a service that is still ending may add a file behind our back. */
    private void remove() throws IOException {
        for (int i = 1; ; i++) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
                return;
            } catch (NoSuchFileException e) {
                if (Files.notExists(root)) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                if (i == REMOVALS) {
                    throw e;
                }
            }
        }
    }
}
