package dev.caesura.processor.broker;

import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import dev.caesura.processor.topology.LocalState;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.SessionWindows;

/** A processor as a process of its own, to be killed. */
final class ProcessorProcess {

    /** Contacts who hardly pause are answered all the same. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    private ProcessorProcess() {}

    static Process start(String bootstrapServers, Path state, Duration gap, Duration turnLimit) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(ProcessorProcess.class.getName());
        command.addAll(
                List.of(bootstrapServers, state.toString(), gap.toString(), turnLimit.toString()));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(
                                    state.resolveSibling(state.getFileName() + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Runs until it is killed, or its parent is gone. */
    public static void main(String[] args) throws IOException {
        Topics topics = Topics.standard();
        KafkaFencedLog fences = KafkaFencedLog.create(Map.of("bootstrap.servers", args[0]), topics);
        Properties settings = ConversationTopology.settings();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bursts");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, args[1]);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        // Short, so that a kill is noticed soon.
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 3_000);
        settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 500);
        Duration turnLimit = Duration.parse(args[3]);
        KafkaStreams streams =
                new KafkaStreams(
                        ConversationTopology.builder()
                                .policy(policy(turnLimit))
                                .windows(
                                        SessionWindows.ofInactivityGapWithNoGrace(
                                                Duration.parse(args[2])))
                                .maxWait(isUnanswered(turnLimit) ? Duration.ofDays(1) : MAX_WAIT)
                                .maxMessages(Integer.MAX_VALUE)
                                .fencedBy(fences)
                                .build(),
                        settings);
        LocalState state = LocalState.open(streams, Path.of(args[1]), "bursts");
        streams.start();
        int next;
        do {
            next = System.in.read();
        } while (next >= 0);
        if (streams.close(Duration.ofSeconds(10))) {
            state.leftInOrder();
        }
        fences.close();
        System.exit(0);
    }

    private static boolean isUnanswered(Duration turnLimit) {
        return turnLimit.compareTo(Duration.ofSeconds(1)) < 0;
    }

    /**
     * A limit of next to nothing has a turn give way to the next burst at once. Where somebody
     * answers, drafts are early, turns are superseded, and the gap is dynamic.
     */
    private static Policy policy(Duration turnLimit) {
        boolean unanswered = isUnanswered(turnLimit);
        return Policy.defaults().toBuilder()
                .turns(
                        TurnRules.DEFAULTS
                                .withInFlight(
                                        unanswered
                                                ? TurnRules.InFlight.QUEUE
                                                : TurnRules.InFlight.SUPERSEDE)
                                .withLimit(turnLimit)
                                .withMaxAttempts(unanswered ? 1 : 3))
                .drafting(
                        unanswered
                                ? Drafting.OFF
                                : Drafting.after(Duration.ofMillis(700)).followingTheLog())
                .dynamicGap(DynamicGap.OFF.on(!unanswered))
                .outageLimit(unanswered ? turnLimit : Policy.DEFAULT_OUTAGE_LIMIT)
                .stale(new StaleBursts(Duration.ofDays(10_000), StaleBursts.Action.ANSWER, 60))
                .loops(LOOPS)
                .build();
    }

    /** The contacts of a load say the same again and again. */
    private static final LoopLimits LOOPS =
            new LoopLimits(
                    Duration.ofMillis(1),
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE);
}
