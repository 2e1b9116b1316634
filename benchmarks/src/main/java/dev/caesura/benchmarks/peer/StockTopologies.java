package dev.caesura.benchmarks.peer;

import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindowedKStream;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.SessionStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The solution of Kafka Streams' DSL for the same job: a burst's messages as one JSON array. */
final class StockTopologies {

    private static final JsonMapper JSON = Json.mapper();
    private static final Serde<JsonNode> VALUES =
            Serdes.serdeFrom(
                    (topic, node) -> node == null ? null : JSON.writeValueAsBytes(node),
                    (topic, bytes) -> bytes == null ? null : JSON.readTree(bytes));
    private static final Serde<ArrayNode> BURSTS =
            Serdes.serdeFrom(
                    (topic, node) -> node == null ? null : JSON.writeValueAsBytes(node),
                    (topic, bytes) -> bytes == null ? null : (ArrayNode) JSON.readTree(bytes));

    private StockTopologies() {}

    /** The serde with which all peers read and write JSON. */
    static Serde<JsonNode> json() {
        return VALUES;
    }

    static Topology passThrough(Topics topics) {
        StreamsBuilder builder = new StreamsBuilder();
        messages(builder, topics)
                .to(topics.replyRequests().name(), Produced.with(Serdes.String(), VALUES));
        return builder.build();
    }

    /** Three records for a draft and two for a delivery: with three messages ten, as a turn has. */
    static Topology passThroughCycle(Topics topics) {
        StreamsBuilder builder = new StreamsBuilder();
        Produced<String, JsonNode> produced = Produced.with(Serdes.String(), VALUES);
        Consumed<String, JsonNode> consumed = Consumed.with(Serdes.String(), VALUES);
        messages(builder, topics).to(topics.replyRequests().name(), produced);
        builder.stream(topics.replyDrafts().name(), consumed)
                .flatMapValues(draft -> Collections.nCopies(3, draft))
                .to(topics.replies().name(), produced);
        builder.stream(topics.deliveries().name(), consumed)
                .flatMapValues(delivery -> Collections.nCopies(2, delivery))
                .to(topics.outcomes().name(), produced);
        return builder.build();
    }

    /** A burst's messages one after the other, as the bytes in which they came. */
    static Topology suppressBytes(Topics topics, Duration gap) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(topics.messages().name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .groupByKey(Grouped.with(Serdes.String(), Serdes.ByteArray()))
                .windowedBy(SessionWindows.ofInactivityGapWithNoGrace(gap))
                .aggregate(
                        () -> new byte[0],
                        (conversation, message, burst) -> joined(burst, message),
                        (conversation, one, other) -> joined(one, other),
                        Materialized.<String, byte[], SessionStore<Bytes, byte[]>>as("bursts")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.ByteArray()))
                .suppress(
                        Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded())
                                .withName("until-closed"))
                .toStream()
                .selectKey((window, burst) -> window.key())
                .to(
                        topics.replyRequests().name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    static Topology suppress(Topics topics, Duration gap) {
        StreamsBuilder builder = new StreamsBuilder();
        write(
                aggregate(sessions(messages(builder, topics), gap))
                        .suppress(
                                Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded())
                                        .withName("until-closed")),
                topics);
        return builder.build();
    }

    static Topology emitOnClose(Topics topics, Duration gap) {
        StreamsBuilder builder = new StreamsBuilder();
        write(
                aggregate(
                        sessions(messages(builder, topics), gap)
                                .emitStrategy(EmitStrategy.onWindowClose())),
                topics);
        return builder.build();
    }

    static KStream<String, JsonNode> messages(StreamsBuilder builder, Topics topics) {
        return builder.stream(topics.messages().name(), Consumed.with(Serdes.String(), VALUES));
    }

    static SessionWindowedKStream<String, JsonNode> sessions(
            KStream<String, JsonNode> messages, Duration gap) {
        return messages.groupByKey(Grouped.with(Serdes.String(), VALUES))
                .windowedBy(SessionWindows.ofInactivityGapWithNoGrace(gap));
    }

    static KTable<Windowed<String>, ArrayNode> aggregate(
            SessionWindowedKStream<String, JsonNode> sessions) {
        return sessions.aggregate(
                JSON::createArrayNode,
                (conversation, message, burst) -> burst.add(message),
                (conversation, one, other) -> one.addAll(other),
                Materialized.<String, ArrayNode, SessionStore<Bytes, byte[]>>as("bursts")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(BURSTS));
    }

    private static void write(KTable<Windowed<String>, ArrayNode> bursts, Topics topics) {
        bursts.toStream()
                .selectKey((window, burst) -> window.key())
                .to(topics.replyRequests().name(), Produced.with(Serdes.String(), BURSTS));
    }
}
