package dev.caesura.gateway.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The entries that Kafka refuses for good, each in a file of its own beside the queue, so that they
 * can be listed and replayed while the gateway runs.
 */
public final class SetAsideFolder {

    private static final String FOLDER = "set-aside";
    private static final String SUFFIX = ".entry";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final AtomicLong counter = new AtomicLong();
    private final AtomicInteger known = new AtomicInteger();

    /**
     * The set-aside entries of a spool.
     *
     * @param spool the spool's folder; it need not exist yet
     */
    public SetAsideFolder(Path spool, Clock clock) {
        this.folder = spool.resolve(FOLDER);
        this.clock = clock;
        refresh();
    }

    /**
     * Keeps an entry, and returns when it is on the disk.
     *
     * @param reason the reason, as a short code; part of the entry's name
     * @param detail the error, for a person
     * @throws SpoolException if the disk does not take it
     */
    public SetAside keep(String reason, String detail, byte[] bytes) {
        String name =
                TIME.format(clock.instant())
                        + "-%04d-".formatted(counter.incrementAndGet())
                        + reason.replaceAll("[^A-Za-z0-9-]", "-");
        SetAside entry = new SetAside(name, clock.instant(), reason, detail, bytes);
        try {
            Files.createDirectories(folder);
            Path written = folder.resolve(name + ".tmp");
            Files.write(written, entry.toFile());
            sync(written);
            Files.move(written, fileOf(name), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new SpoolException("An entry can't be set aside: " + e.getMessage(), e);
        }
        known.incrementAndGet();
        return entry;
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(name + SUFFIX);
    }

    /**
     * The entries by name, which is the order in which they were set aside.
     *
     * @throws UncheckedIOException if the folder can't be read
     */
    public List<SetAside> list() {
        return names().stream().map(this::read).toList();
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SetAside read(String name) {
        try {
            return SetAside.fromFile(name, Files.readAllBytes(fileOf(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets an entry. */
    public void remove(SetAside entry) {
        try {
            Files.deleteIfExists(fileOf(entry.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refresh();
    }

    /** The number of entries, as of the last count. */
    public int count() {
        return known.get();
    }

    /** Counts again: others may have replayed some. */
    public void refresh() {
        known.set(names().size());
    }
}
