package dev.caesura.processor.topology;

import dev.caesura.processor.store.BoundedRocksDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the settings with which a topology is run, whoever runs it: refuses those that would cost
 * exactly-once or the fences, and warns of those that cost time or state. A task checks before it
 * reads anything.
 */
final class StreamsCheck implements Consumer<Map<String, Object>> {

    private static final Logger log = LoggerFactory.getLogger(StreamsCheck.class);

    /** For settings that {@link ConversationTopology#settings()} has right. */
    private static final String AS_SETTINGS = ", as ConversationTopology.settings() does";

    private static final long LATE_COMMIT_MILLIS = 1_000;
    private static final long LATE_POLL_MILLIS = 50;
    private static final int THREADS_PER_CORE = 4;

    /** File systems of other machines, as the JDK names them. */
    private static final Pattern REMOTE =
            Pattern.compile("nfs.*|cifs|smb.*|ceph.*|glusterfs|lustre|fuse\\.(sshfs|s3fs).*|9p");

    private final KafkaFencedLog fences;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** A check of a topology whose fences this log writes. */
    StreamsCheck(KafkaFencedLog fences) {
        this.fences = fences;
    }

    /**
     * Checks a task's settings, and once its environment.
     *
     * @throws StreamsSettingsException if the task must not read anything with them
     */
    @Override
    public void accept(Map<String, Object> settings) {
        require(settings);
        if (warned.compareAndSet(false, true)) {
            warnings(settings).forEach(warning -> log.warn("{}", warning));
        }
    }

    /**
     * Checks the settings before anything is started.
     *
     * @throws StreamsSettingsException if a topology must not be run with them
     */
    void require(Map<String, Object> settings) {
        List<String> problems = problems(settings);
        if (fences.isClosed()) {
            problems.add(
                    "its fences are closed, so no burst would end; close the FencedLog after"
                            + " KafkaStreams, and make a new one for each start");
        }
        if (!problems.isEmpty()) {
            throw new StreamsSettingsException(problems);
        }
    }

    /** The settings that must be refused. */
    static List<String> problems(Map<String, Object> settings) {
        List<String> problems = new ArrayList<>();
        String guarantee = text(settings, StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            problems.add(
                    "processing.guarantee is "
                            + (guarantee == null ? "not set" : guarantee)
                            + ", and a crash would answer twice; set exactly_once_v2"
                            + AS_SETTINGS);
        }
        if (is(
                settings,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndContinueProcessingExceptionHandler.class)) {
            problems.add(
                    "processing.exception.handler continues after a failure, and would drop a"
                            + " message's effects; remove it, since Caesura sets aside what fails");
        }
        if ("true".equals(text(settings, StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG))) {
            problems.add(
                    "enable.transactional.statestores is true, with which Caesura's stores are not"
                            + " tested; remove it");
        }
        if ("streams".equalsIgnoreCase(text(settings, StreamsConfig.GROUP_PROTOCOL_CONFIG))) {
            problems.add(
                    "group.protocol is streams, with which Caesura is not tested; set classic, or"
                            + " remove it");
        }
        return problems;
    }

    /** The settings that cost time, memory or state. */
    List<String> warnings(Map<String, Object> settings) {
        List<String> warnings = new ArrayList<>(timeAndMemory(settings));
        warnings.addAll(state(settings));
        Set<String> servers = servers(settings.get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG));
        Set<String> ofFences = fences.bootstrapServers();
        if (!ofFences.isEmpty() && Collections.disjoint(servers, ofFences)) {
            warnings.add(
                    "The fences go to "
                            + ofFences
                            + ", but Kafka Streams reads from "
                            + servers
                            + ": if these are two clusters, no burst ends");
        }
        return warnings;
    }

    private static List<String> timeAndMemory(Map<String, Object> settings) {
        List<String> warnings = new ArrayList<>();
        long commit = number(settings, StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
        if (commit > LATE_COMMIT_MILLIS) {
            warnings.add(
                    "commit.interval.ms is "
                            + commit
                            + ": requests and replies are seen that much later; 100 is usual");
        }
        long poll = number(settings, StreamsConfig.POLL_MS_CONFIG);
        if (poll > LATE_POLL_MILLIS) {
            warnings.add(
                    "poll.ms is "
                            + poll
                            + ": bursts close up to that much later; set 10"
                            + AS_SETTINGS);
        }
        long threads = number(settings, StreamsConfig.NUM_STREAM_THREADS_CONFIG);
        int cores = Runtime.getRuntime().availableProcessors();
        if (threads > (long) THREADS_PER_CORE * cores) {
            warnings.add(
                    "num.stream.threads is "
                            + threads
                            + " on "
                            + cores
                            + " cores: more than one for each partition is never used");
        }
        if (!is(settings, StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class)) {
            warnings.add(
                    "rocksdb.config.setter is not Caesura's: nothing bounds the memory of all stores"
                            + " together; set it"
                            + AS_SETTINGS);
        }
        if (settings.get(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG) != null
                && !is(
                        settings,
                        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                        DefaultProductionExceptionHandler.class)) {
            warnings.add(
                    "production.exception.handler is your own: where it continues, a request or a"
                            + " reply is lost without an outcome");
        }
        return warnings;
    }

    private static List<String> state(Map<String, Object> settings) {
        List<String> warnings = new ArrayList<>();
        String folder = text(settings, StreamsConfig.STATE_DIR_CONFIG);
        String application = text(settings, StreamsConfig.APPLICATION_ID_CONFIG);
        if (folder == null || application == null) {
            return warnings;
        }
        Path path = Path.of(folder).toAbsolutePath().normalize();
        boolean meant = "true".equals(text(settings, ConversationStreams.TEMPORARY_STATE_CONFIG));
        if (isTemporary(path) && !meant) {
            warnings.add(
                    "state.dir is "
                            + path
                            + ", which the system empties: all state is then restored from Kafka."
                            + " Name a permanent folder");
        }
        String type = fileSystem(path);
        if (type != null && REMOTE.matcher(type).matches()) {
            warnings.add(
                    "state.dir "
                            + path
                            + " is on "
                            + type
                            + ": RocksDB needs a disk of its own, and two instances must not share one");
        }
        if (!LocalState.isOpen(path, application)) {
            warnings.add(
                    "LocalState.open was not called for "
                            + path
                            + ": a crash's leftovers on disk are not removed before the next start."
                            + " ConversationStreams does it");
        }
        return warnings;
    }

    private static boolean isTemporary(Path path) {
        List<Path> roots = List.of(Path.of("/tmp"), Path.of("/var/tmp"), systemTemporary());
        return roots.stream().anyMatch(path::startsWith);
    }

    private static Path systemTemporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp")).toAbsolutePath().normalize();
    }

    private static @Nullable String fileSystem(Path path) {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there == null ? null : Files.getFileStore(there).type().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            return null;
        }
    }

    /** The brokers that a setting names, which may be one text or a list. */
    static Set<String> servers(@Nullable Object setting) {
        if (setting == null) {
            return Set.of();
        }
        Collection<?> parts =
                setting instanceof Collection<?> list
                        ? list
                        : Arrays.asList(setting.toString().split(","));
        return parts.stream()
                .map(part -> part.toString().strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
    }

    /** All settings as a task sees them, including Kafka's defaults. */
    static Map<String, Object> complete(StreamsConfig config) {
        Map<String, Object> all = new HashMap<>(config.originals());
        all.putAll(config.values());
        return all;
    }

    private static @Nullable String text(Map<String, Object> settings, String name) {
        Object value = settings.get(name);
        return value == null ? null : value.toString();
    }

    private static long number(Map<String, Object> settings, String name) {
        return settings.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static boolean is(Map<String, Object> settings, String name, Class<?> type) {
        Object value = settings.get(name);
        return value instanceof Class<?> set
                ? type.isAssignableFrom(set)
                : type.getName().equals(value);
    }
}
