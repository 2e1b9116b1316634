package dev.caesura.cli.replay;

import static dev.caesura.processor.topology.ConversationStreams.TEMPORARY_STATE_CONFIG;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.ProgressBar;
import dev.caesura.processor.app.ProcessorApplication;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Has the processor itself read a copy of the log, as a separate application, and compares its
 * decisions with the ledger.
 */
final class ReplayRun {

    private static final Duration LOOK = Duration.ofMillis(250);

    /** The time without progress after which something is wrong. */
    private static final Duration STALLED = Duration.ofMinutes(2);

    /** The records of the last moments may have been copied only in part. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Instant since;
    private final Duration warmUp;
    private final Instant end = Instant.now();

    /**
     * A replay.
     *
     * @param since the time from which the log is read
     * @param warmUp the period at the beginning that is not compared: its bursts may have begun
     *     before
     */
    ReplayRun(Cluster cluster, Instant since, Duration warmUp) {
        this.cluster = cluster;
        this.since = since;
        this.warmUp = warmUp;
    }

    /**
     * Runs it.
     *
     * @param keep whether the scratch topics stay
     */
    Comparison run(boolean keep) {
        try (Scratch scratch = new Scratch(cluster, keep)) {
            scratch.fill(Start.at(since), end);
            process(scratch);
            return Comparison.of(decisions(cluster.topics()), decisions(scratch.topics()));
        }
    }

    private void process(Scratch scratch) {
        Path state = temporaryFolder();
        try (var processor = ProcessorApplication.start(settings(scratch, state))) {
            await(scratch);
        } finally {
            remove(state);
        }
    }

    private Map<String, Object> settings(Scratch scratch, Path state) {
        Map<String, Object> settings = cluster.settings();
        settings.put(KafkaOptions.TOPIC_PREFIX, scratch.topics().prefix());
        settings.put("caesura.processor.application-id", scratch.applicationId());
        settings.put("caesura.processor.state-dir", state.toString());
        settings.put("caesura.processor.standby-replicas", 0);
        // Nobody needs this state later; without this, the processor warns of a folder that may be
        // emptied.
        settings.put("caesura.processor.streams." + TEMPORARY_STATE_CONFIG, true);
        // By now everything is old, and would be answered one by one as after an outage.
        settings.put("caesura.processor.policy.stale-after", "3650d");
        settings.put("server.port", 0);
        settings.put("spring.main.register-shutdown-hook", false);
        return settings;
    }

    private static void await(Scratch scratch) {
        Map<TopicPartition, Long> ends = scratch.ends();
        long total = ends.values().stream().mapToLong(Long::longValue).sum();
        long passed = 0;
        long movedAt = System.nanoTime();
        try (ProgressBar bar = new ProgressBar("Processing")) {
            while (passed < total) {
                LockSupport.parkNanos(LOOK.toNanos());
                long now = scratch.processed(ends);
                if (now > passed) {
                    passed = now;
                    movedAt = System.nanoTime();
                } else if (System.nanoTime() - movedAt > STALLED.toNanos()) {
                    throw new CommandException(
                            CommandException.FAILED,
                            "The replay stands still at " + passed + " of " + total + " records");
                }
                bar.at(passed, total);
            }
        }
    }

    private Decisions decisions(Topics topics) {
        Decisions decisions = new Decisions(since.plus(warmUp), end.minus(MARGIN));
        cluster.with(topics)
                .read(
                        List.of(topics.replyRequests().name(), topics.outcomes().name()),
                        Start.at(since),
                        decisions::add);
        return decisions;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("caesura-replay");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder can be created for the replay's state", e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The replay's state can't be removed: " + folder, e);
        }
    }
}
