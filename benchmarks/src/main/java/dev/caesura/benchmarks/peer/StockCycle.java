package dev.caesura.benchmarks.peer;

import dev.caesura.processor.domain.conversation.Ids;
import dev.caesura.schemas.serde.Json;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Suppressed;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Caesura's functions, built from Kafka Streams' own parts: ids of a week in a window store, bursts
 * by session windows, the last twenty lines in a table, the turn in flight in a store, an outcome
 * for each message.
 *
 * <p>It does no more than that: it compares nothing with earlier texts, supersedes nothing and asks
 * nothing again, and a burst closes only when later messages come.
 */
final class StockCycle {

    private static final String SEEN = "seen";
    private static final String TURNS = "turns";
    private static final String HISTORY = "history";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int LINES = 20;

    private static final Serde<JsonNode> VALUES = StockTopologies.json();

    private StockCycle() {}

    static Topology topology(Topics topics, Duration gap) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(
                Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(SEEN, WEEK, WEEK, false),
                        Serdes.String(),
                        Serdes.Long()));
        builder.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(TURNS), Serdes.String(), VALUES));
        Produced<String, JsonNode> produced = Produced.with(Serdes.String(), VALUES);
        Consumed<String, JsonNode> consumed = Consumed.with(Serdes.String(), VALUES);

        KStream<String, JsonNode> arrived =
                StockTopologies.messages(builder, topics)
                        .process(FirstTime::new, Named.as("first-time"), SEEN);
        arrived.filter((conversation, json) -> json.has("outcome"))
                .to(topics.outcomes().name(), produced);
        KStream<String, JsonNode> messages =
                arrived.filterNot((conversation, json) -> json.has("outcome"));
        KStream<String, JsonNode> replies =
                builder.stream(topics.replyDrafts().name(), consumed)
                        .process(Approve::new, Named.as("approve"), TURNS);
        replies.to(topics.replies().name(), produced);

        messages.merge(replies)
                .mapValues(StockCycle::line)
                .groupByKey(Grouped.with("lines", Serdes.String(), VALUES))
                .aggregate(
                        () -> Json.mapper().createArrayNode(),
                        (conversation, line, lines) -> appended((ArrayNode) lines, line),
                        Materialized.<String, JsonNode, KeyValueStore<Bytes, byte[]>>as(HISTORY)
                                .withKeySerde(Serdes.String())
                                .withValueSerde(VALUES));

        StockTopologies.aggregate(StockTopologies.sessions(messages, gap))
                .suppress(
                        Suppressed.untilWindowCloses(Suppressed.BufferConfig.unbounded())
                                .withName("until-closed"))
                .toStream()
                .process(Ask::new, Named.as("ask"), HISTORY, TURNS)
                .to(topics.replyRequests().name(), produced);

        builder.stream(topics.deliveries().name(), consumed)
                .process(Settle::new, Named.as("settle"), TURNS)
                .to(topics.outcomes().name(), produced);
        return builder.build();
    }

    private static JsonNode line(JsonNode event) {
        ObjectNode line = Json.mapper().createObjectNode();
        line.put("role", event.has("replyId") ? "assistant" : "contact");
        line.set("text", event.get("text"));
        return line;
    }

    private static JsonNode appended(ArrayNode lines, JsonNode line) {
        lines.add(line);
        if (lines.size() > LINES) {
            lines.remove(0);
        }
        return lines;
    }

    private static ObjectNode outcome(
            String subject, String id, String kind, @Nullable String requestId) {
        ObjectNode outcome = Json.mapper().createObjectNode();
        outcome.put("subject", subject).put("id", id).put("outcome", kind);
        if (requestId != null) {
            outcome.put("requestId", requestId);
        }
        return outcome;
    }

    /** The common part of the processors of a conversation's records. */
    private abstract static class Step<K> implements Processor<K, JsonNode, String, JsonNode> {
        @Nullable ProcessorContext<String, JsonNode> context;

        @Override
        public void init(ProcessorContext<String, JsonNode> of) {
            context = of;
        }

        ProcessorContext<String, JsonNode> context() {
            return Objects.requireNonNull(context);
        }

        void forward(String conversation, JsonNode value, long at) {
            context().forward(new Record<>(conversation, value, at));
        }

        KeyValueStore<String, JsonNode> turns() {
            return context().getStateStore(TURNS);
        }
    }

    /** Passes on messages that were not seen within a week; others become an outcome. */
    private static final class FirstTime extends Step<String> {
        @Override
        public void process(Record<String, JsonNode> record) {
            WindowStore<String, Long> seen = context().getStateStore(SEEN);
            String id = record.value().get("messageId").asString();
            long at = record.timestamp();
            if (isIn(seen, id, at)) {
                forward(record.key(), outcome("message", id, "duplicate", null), at);
            } else {
                seen.put(id, at, at);
                forward(record.key(), record.value(), at);
            }
        }

        private static boolean isIn(WindowStore<String, Long> seen, String id, long at) {
            try (WindowStoreIterator<Long> earlier =
                    seen.fetch(id, Math.max(0, at - WEEK.toMillis()), at)) {
                return earlier.hasNext();
            }
        }
    }

    /** Begins a turn for a burst, and asks for its reply with the history. */
    private static final class Ask
            implements Processor<Windowed<String>, ArrayNode, String, JsonNode> {
        private @Nullable ProcessorContext<String, JsonNode> context;

        @Override
        public void init(ProcessorContext<String, JsonNode> of) {
            context = of;
        }

        @Override
        public void process(Record<Windowed<String>, ArrayNode> record) {
            ProcessorContext<String, JsonNode> of = Objects.requireNonNull(context);
            KeyValueStore<String, JsonNode> turns = of.getStateStore(TURNS);
            KeyValueStore<String, ValueAndTimestamp<JsonNode>> history = of.getStateStore(HISTORY);
            String conversation = record.key().key();
            ArrayNode messages = record.value();
            ArrayNode ids = Json.mapper().createArrayNode();
            messages.forEach(message -> ids.add(message.get("messageId")));
            String requestId = Ids.requestOf(conversation, ids.get(0).asString());
            ObjectNode turn = Json.mapper().createObjectNode();
            turn.put("requestId", requestId).put("attempt", 1).set("messageIds", ids);
            turns.put(conversation, turn);
            ObjectNode request = Json.mapper().createObjectNode();
            request.put("requestId", requestId).put("conversationId", conversation);
            request.set("messages", messages);
            ValueAndTimestamp<JsonNode> lines = history.get(conversation);
            request.set("history", lines == null ? Json.mapper().createArrayNode() : lines.value());
            of.forward(new Record<>(conversation, request, record.timestamp()));
        }
    }

    /** Makes a reply of the draft that the turn in flight waits for. */
    private static final class Approve extends Step<String> {
        @Override
        public void process(Record<String, JsonNode> record) {
            JsonNode turn = turns().get(record.key());
            JsonNode draft = record.value();
            if (turn != null
                    && turn.get("requestId").equals(draft.get("requestId"))
                    && turn.get("attempt").equals(draft.get("attempt"))) {
                ObjectNode reply = Json.mapper().createObjectNode();
                String requestId = draft.get("requestId").asString();
                reply.put("replyId", Ids.replyOf(requestId)).put("requestId", requestId);
                reply.put("conversationId", record.key()).set("text", draft.get("text"));
                ((ObjectNode) turn).put("replyId", Ids.replyOf(requestId));
                turns().put(record.key(), turn);
                forward(record.key(), reply, record.timestamp());
            }
        }
    }

    /** Ends the turn whose reply was sent, with an outcome for it and for each of its messages. */
    private static final class Settle extends Step<String> {
        private static final Set<String> ENDS = Set.of("sent", "failed");

        @Override
        public void process(Record<String, JsonNode> record) {
            JsonNode turn = turns().get(record.key());
            JsonNode delivery = record.value();
            if (turn == null || !delivery.get("replyId").equals(turn.get("replyId"))) {
                return;
            }
            if (!ENDS.contains(delivery.get("status").asString())) {
                ((ObjectNode) turn).put("begun", true);
                turns().put(record.key(), turn);
                return;
            }
            turns().put(record.key(), null);
            String requestId = turn.get("requestId").asString();
            long at = record.timestamp();
            forward(record.key(), outcome("turn", requestId, "answered", requestId), at);
            turn.get("messageIds")
                    .forEach(
                            id ->
                                    forward(
                                            record.key(),
                                            outcome(
                                                    "message",
                                                    id.asString(),
                                                    "answered",
                                                    requestId),
                                            at));
        }
    }
}
