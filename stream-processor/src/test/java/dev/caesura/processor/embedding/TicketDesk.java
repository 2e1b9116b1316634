package dev.caesura.processor.embedding;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.mapping.OwnMessages;
import dev.caesura.processor.mapping.OwnRecord;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import dev.caesura.processor.topology.LocalState;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.SessionWindows;

/** The example of docs/embedding.md: a team whose topic has keys and values of its own, in Avro. */
@SuppressWarnings("NullAway") // Avro says nothing of null.
final class TicketDesk implements AutoCloseable {

    static final String TOPIC = "tickets.events";

    static final Schema KEY =
            SchemaBuilder.record("TicketKey")
                    .fields()
                    .requiredString("tenant")
                    .requiredLong("ticket")
                    .endRecord();

    static final Schema VALUE =
            SchemaBuilder.record("TicketEvent")
                    .fields()
                    .requiredString("type")
                    .requiredString("id")
                    .optionalString("author")
                    .optionalString("text")
                    .requiredLong("writtenAt")
                    .endRecord();

    static final Serde<GenericRecord> KEYS = new AvroSerde(KEY);
    static final Serde<GenericRecord> VALUES = new AvroSerde(VALUE);

    static final OwnMessages<GenericRecord, GenericRecord> EVENTS =
            OwnMessages.in(TOPIC, KEYS, VALUES)
                    .mappedBy(TicketDesk::message)
                    .keyedBy(TicketDesk::key)
                    .build();

    private final KafkaFencedLog fences;
    private final KafkaStreams streams;
    private final LocalState state;

    TicketDesk(Map<String, Object> client, Path stateDir, Duration gap) {
        Properties settings = ConversationTopology.settings();
        settings.putAll(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "ticket-desk");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());

        fences = KafkaFencedLog.create(client, Topics.standard(), EVENTS);
        streams = new KafkaStreams(topology(gap, fences), settings);
        streams.setUncaughtExceptionHandler(
                failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        state = LocalState.open(streams, stateDir, "ticket-desk");
        streams.start();
    }

    @Override
    public void close() {
        CloseOptions leaving = CloseOptions.groupMembershipOperation(LEAVE_GROUP);
        if (streams.close(leaving.withTimeout(Duration.ofSeconds(20)))) {
            state.leftInOrder();
        }
        fences.close();
    }

    static Topology topology(Duration gap, FencedLog fences) {
        StreamsBuilder builder = new StreamsBuilder();
        HelpDesk.answerIn(builder);
        return ConversationTopology.builder()
                .messages(EVENTS)
                .windows(SessionWindows.ofInactivityGapWithNoGrace(gap))
                .fencedBy(fences)
                .addTo(builder.build(ConversationTopology.settings()));
    }

    /** A ticket's event, if it is something that a customer wrote. */
    static Optional<InboundMessage> message(OwnRecord<GenericRecord, GenericRecord> record) {
        GenericRecord event = record.value();
        if (!event.get("type").toString().equals("customer-wrote")) {
            return Optional.empty();
        }
        return Optional.of(
                InboundMessage.builder()
                        .messageId(event.get("id").toString())
                        .channel("tickets")
                        .account(record.key().get("tenant").toString())
                        .contact(record.key().get("ticket").toString())
                        .senderName(text(event, "author"))
                        .text(text(event, "text"))
                        .sentAt(Instant.ofEpochMilli((Long) event.get("writtenAt")))
                        .build());
    }

    private static String text(GenericRecord event, String field) {
        Object value = event.get(field);
        return value == null ? null : value.toString();
    }

    /** The key under which a conversation's events are produced. */
    static GenericRecord key(ConversationId conversation) {
        return new GenericRecordBuilder(KEY)
                .set("tenant", conversation.account())
                .set("ticket", Long.valueOf(conversation.contact()))
                .build();
    }

    /** An event, as the rest of the team's system writes it. */
    static GenericRecord event(String type, String id, String text, Instant at) {
        return new GenericRecordBuilder(VALUE)
                .set("type", type)
                .set("id", id)
                .set("author", "Ana")
                .set("text", text)
                .set("writtenAt", at.toEpochMilli())
                .build();
    }
}
