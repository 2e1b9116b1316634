package dev.caesura.nemesis.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The faults of disks. */
final class Disk {

    private static final int BLOCK = 64 * 1024;
    private static final int ROTTEN = 64;

    private Disk() {}

    /**
     * Fills the folder's disk to its last byte.
     *
     * @return frees it again
     */
    static Runnable fill(Path folder) {
        Path filler = folder.resolve("filler");
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
            for (int size = BLOCK; size > 0; size /= 2) {
                writeUntilFull(file, new byte[size]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> {
            try {
                Files.deleteIfExists(filler);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void writeUntilFull(RandomAccessFile file, byte[] block) {
        try {
            while (true) {
                file.write(block);
            }
        } catch (IOException e) {
            // Full, for blocks of this size.
        }
    }

    /** Overwrites 64 bytes in the middle of one of the state's table files, if there is one. */
    static void rot(Path folder, Random random) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> tables =
                    files.filter(one -> one.toString().endsWith(".sst")).sorted().toList();
            if (tables.isEmpty()) {
                return;
            }
            Path table = tables.get(random.nextInt(tables.size()));
            byte[] bytes = new byte[ROTTEN];
            random.nextBytes(bytes);
            try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
                file.seek(Math.max(0, file.length() / 2 - ROTTEN));
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
