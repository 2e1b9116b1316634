package dev.caesura.processor.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.KafkaStreams;

/**
 * An instance's state on disk, with a mark that says whether the instance that wrote it ended in
 * order.
 *
 * <p>After a crash, exactly-once throws local state away and restores it. Kafka Streams 4.3.1 fails
 * to do that for stores with segments, such as Caesura's: a segment that it refused to open stays
 * in its cache, and the thread that meets it again dies. Without any state on disk there is nothing
 * to meet.
 *
 * @see <a href="https://issues.apache.org/jira/browse/KAFKA-20808">KAFKA-20808</a>
 */
public final class LocalState {

    private final Path mark;

    private LocalState(Path mark) {
        this.mark = mark;
    }

    /**
     * Takes over the state before the instance starts; removes it if it was not left in order.
     *
     * @param streams the instance, created and not yet started
     * @param stateDir its {@code state.dir}
     * @param applicationId its {@code application.id}
     * @throws UncheckedIOException if the mark can't be written
     */
    public static LocalState open(KafkaStreams streams, Path stateDir, String applicationId) {
        Path mark = mark(stateDir, applicationId);
        try {
            Files.createDirectories(stateDir);
            if (Files.exists(mark)) {
                streams.cleanUp();
            } else {
                Files.createFile(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The state's folder can't be used: " + stateDir, e);
        }
        return new LocalState(mark);
    }

    /** Whether somebody has taken the state over and not left it in order. */
    static boolean isOpen(Path stateDir, String applicationId) {
        return Files.exists(mark(stateDir, applicationId));
    }

    private static Path mark(Path stateDir, String applicationId) {
        return stateDir.resolve(applicationId + ".in-use");
    }

    /**
     * Marks the state as left in order.
     *
     * @throws UncheckedIOException if the mark can't be removed
     */
    public void leftInOrder() {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException("The mark can't be removed: " + mark, e);
        }
    }
}
