package dev.caesura.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.state.SessionStore;

/** Bursts are the sessions that Kafka Streams' own {@link SessionWindows} forms of the same log. */
class SessionWindowsOracleTest {

    private static final long GAP = 30_000;

    /** A message at its place in the log, some after a restart, some delivered twice. */
    record Step(int contact, long pause, long lateness, boolean repeated, boolean restart) {}

    @Property(tries = 40)
    void shouldFormTheSessionsOfTheStockOperator(@ForAll("inOrder") List<Step> steps) {
        assertThat(bursts(steps, 0)).isEqualTo(sessions(steps, 0));
    }

    @Property(tries = 40)
    void shouldFormThemOutOfOrderWithinTheGrace(@ForAll("disordered") List<Step> steps) {
        assertThat(bursts(steps, GAP)).isEqualTo(sessions(steps, GAP));
    }

    @Property(tries = 1_500)
    @Tag("trial")
    void shouldFormTheSessionsOfThousandsOfSchedules(
            @ForAll("inOrder") List<Step> steps, @ForAll("disordered") List<Step> disordered) {
        shouldFormTheSessionsOfTheStockOperator(steps);
        shouldFormThemOutOfOrderWithinTheGrace(disordered);
    }

    @Property(tries = 15)
    void shouldAskForEachMessageOnceWhateverItsTime(@ForAll("hostile") List<Step> steps) {
        List<String> asked = new ArrayList<>();
        bursts(steps, 0).forEach(burst -> asked.addAll(burst));

        Set<String> sent = new TreeSet<>();
        for (int i = 0; i < steps.size(); i++) {
            sent.add(id(i));
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Read again after a restart, it is known, although its stamp is older than what is kept. */
    @Example
    void shouldAskOnceForAMessageWithAStampOfLongAgo() {
        long longAgo = Duration.ofDays(400).toMillis();
        shouldAskForEachMessageOnceWhateverItsTime(
                List.of(
                        new Step(2, 22, 0, false, false),
                        new Step(1, 69, 0, false, false),
                        new Step(2, 0, longAgo, false, true),
                        new Step(1, GAP, 0, false, false),
                        new Step(0, 0, longAgo, false, true)));
    }

    @Provide
    Arbitrary<List<Step>> inOrder() {
        return steps(pauses(), Arbitraries.just(0L));
    }

    @Provide
    Arbitrary<List<Step>> disordered() {
        return steps(pauses(), Arbitraries.longs().between(0, GAP));
    }

    @Provide
    Arbitrary<List<Step>> hostile() {
        return steps(
                pauses(),
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.just(0L)),
                        net.jqwik.api.Tuple.of(
                                1,
                                Arbitraries.longs().between(0, Duration.ofDays(400).toMillis()))));
    }

    private static Arbitrary<Long> pauses() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.longs().between(0, 2 * GAP)),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(0L, GAP - 1, GAP, GAP + 1)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 10 * GAP)));
    }

    private static Arbitrary<List<Step>> steps(Arbitrary<Long> pauses, Arbitrary<Long> lateness) {
        Arbitrary<Boolean> seldom = Arbitraries.integers().between(0, 14).map(n -> n == 0);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3), pauses, lateness, seldom, seldom)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static String id(int index) {
        return "m" + index;
    }

    private static Set<List<String>> bursts(List<Step> steps, long grace) {
        try (ConversationDriver driver =
                ConversationDriver.of(
                        fences ->
                                ConversationTopology.builder()
                                        .policy(impatient())
                                        .windows(windows(grace))
                                        .maxWait(Duration.ofDays(1000))
                                        .maxMessages(Integer.MAX_VALUE)
                                        .fencedBy(FencedLog.of(fences::write, fences::read))
                                        .build())) {
            long elapsed = Duration.ofDays(500).toMillis();
            driver.advanceTo(Duration.ofMillis(elapsed));
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                elapsed += step.pause();
                driver.advanceTo(Duration.ofMillis(elapsed));
                InboundMessage message = message(step.contact(), i);
                Instant at = ConversationDriver.START.plusMillis(elapsed - step.lateness());
                driver.send(message, at);
                if (step.repeated()) {
                    driver.send(message, at);
                }
                if (step.restart()) {
                    driver.restart();
                }
            }
            driver.advanceTo(Duration.ofMillis(elapsed + 20 * GAP));
            Set<List<String>> bursts = new java.util.HashSet<>();
            for (ReplyRequest request : driver.emitted(ReplyRequest.class)) {
                if (request.attempt() == 1) {
                    assertThat(bursts.add(sortedIds(request))).isTrue();
                }
            }
            return bursts;
        }
    }

    /** Turns that nobody answers are given up at once, so that what waits for them is asked for. */
    private static Policy impatient() {
        return Policy.defaults().toBuilder()
                .turns(
                        TurnRules.DEFAULTS
                                .withInFlight(TurnRules.InFlight.QUEUE)
                                .withLimit(Duration.ofMillis(1))
                                .withMaxAttempts(1))
                .outageLimit(Duration.ofMillis(1))
                .stale(new StaleBursts(Duration.ofDays(10_000), StaleBursts.Action.ANSWER, 60))
                .build();
    }

    private static List<String> sortedIds(ReplyRequest request) {
        return request.messages().stream().map(InboundMessage::messageId).sorted().toList();
    }

    private static InboundMessage message(int contact, int index) {
        return InboundMessage.builder()
                .messageId(id(index))
                .channel("web")
                .account("shop")
                .contact("contact" + contact)
                .text("text " + index)
                .build();
    }

    /** What the stock operator forms, from the updates of its result table. */
    private static Set<List<String>> sessions(List<Step> steps, long grace) {
        StreamsBuilder builder = new StreamsBuilder();
        TreeMap<String, String> table = new TreeMap<>();
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .groupByKey(Grouped.with("group", Serdes.String(), Serdes.String()))
                .windowedBy(windows(grace))
                .aggregate(
                        () -> "",
                        (key, id, all) -> all + " " + id,
                        (key, one, other) -> one + other,
                        // With the least retention, one gap, a session is taken for expired at the
                        // very
                        // moment at which a message may still continue it.
                        Materialized.<String, String, SessionStore<Bytes, byte[]>>as("oracle")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.String())
                                .withRetention(Duration.ofDays(2000)))
                .toStream()
                .foreach(
                        (window, ids) -> {
                            if (ids == null) {
                                table.remove(window.toString());
                            } else {
                                table.put(window.toString(), ids);
                            }
                        });
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "oracle");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder());
        try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), settings)) {
            var input =
                    driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            long elapsed = Duration.ofDays(500).toMillis();
            for (int i = 0; i < steps.size(); i++) {
                elapsed += steps.get(i).pause();
                input.pipeInput(
                        "contact" + steps.get(i).contact(),
                        id(i),
                        ConversationDriver.START.plusMillis(elapsed - steps.get(i).lateness()));
            }
        }
        Set<List<String>> sessions = new java.util.HashSet<>();
        table.values().forEach(ids -> sessions.add(List.of(sorted(ids.strip().split(" ", -1)))));
        return sessions;
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("oracle").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] sorted(String[] ids) {
        java.util.Arrays.sort(ids);
        return ids;
    }

    private static SessionWindows windows(long grace) {
        return SessionWindows.ofInactivityGapAndGrace(
                Duration.ofMillis(GAP), Duration.ofMillis(grace));
    }
}
