package com.example;

import dev.caesura.processor.topology.ConversationStreams;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Topic;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;

/** A Kafka Streams application of your own, with Caesura's topology in it. */
public final class EmbeddedStreams implements AutoCloseable {

    private static final Topics TOPICS = Topics.standard();

    private final ConversationStreams streams;

    /** Starts it; {@code kafka} are the client settings of your cluster. */
    public EmbeddedStreams(Map<String, Object> kafka, String stateDir, Duration gap) {
        StreamsBuilder builder = new StreamsBuilder();
        answerRequests(builder);

        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "embedded-streams");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        streams =
                ConversationStreams.create(
                        ConversationTopology.builder()
                                .windows(SessionWindows.ofInactivityGapWithNoGrace(gap))
                                .maxWait(gap.multipliedBy(6))
                                .maxMessages(50),
                        builder.build(ConversationTopology.settings()),
                        settings);
        streams.start();
    }

    /** Your own nodes: a request gets a draft, and an approved reply is printed. */
    private static void answerRequests(StreamsBuilder builder) {
        read(builder, TOPICS.replyRequests())
                .mapValues(EmbeddedStreams::draft)
                .to(TOPICS.replyDrafts().name(), written(TOPICS.replyDrafts()));
        read(builder, TOPICS.replies())
                .peek((conversation, reply) -> System.out.println(conversation + ": " + reply.text()))
                .mapValues(EmbeddedStreams::sent)
                .to(TOPICS.deliveries().name(), written(TOPICS.deliveries()));
    }

    private static ReplyDraft draft(ReplyRequest request) {
        return request.answer("I have read all " + request.messages().size() + " of your messages.");
    }

    private static DeliveryEvent sent(Reply reply) {
        return new DeliveryEvent(
                reply.replyId(),
                reply.requestId(),
                reply.conversationId(),
                DeliveryStatus.SENT,
                reply.replyId(),
                Instant.now(),
                null,
                false);
    }

    private static <E extends Event> KStream<String, E> read(
            StreamsBuilder builder, Topic<E> topic) {
        return builder.stream(topic.name(), Consumed.with(Serdes.String(), topic.serde()));
    }

    private static <E extends Event> Produced<String, E> written(Topic<E> topic) {
        return Produced.with(Serdes.String(), topic.serde());
    }

    @Override
    public void close() {
        streams.close();
    }

    public static void main(String[] args) {
        String brokers = args.length > 0 ? args[0] : "localhost:9092";
        EmbeddedStreams application =
                new EmbeddedStreams(
                        Map.of("bootstrap.servers", brokers),
                        "embedded-streams-state",
                        Duration.ofSeconds(8));
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
    }
}
