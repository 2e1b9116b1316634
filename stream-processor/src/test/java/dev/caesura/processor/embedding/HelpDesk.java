package dev.caesura.processor.embedding;

import dev.caesura.processor.conversation.time.FencedLog;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;

/** The example of docs/embedding.md: a team's own application, with Caesura's topology in it. */
final class HelpDesk implements AutoCloseable {

    static final String ANSWERS = "help-desk.answers";

    private static final Topics TOPICS = Topics.standard();

    private final ConversationStreams streams;

    HelpDesk(Map<String, Object> client, Path stateDir, Duration gap) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "help-desk");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());

        streams = ConversationStreams.create(bursts(gap), ownNodes(), settings);
        streams.start();
    }

    @Override
    public void close() {
        streams.close();
    }

    /** Caesura's part. */
    static ConversationTopology.Builder bursts(Duration gap) {
        return ConversationTopology.builder()
                .windows(SessionWindows.ofInactivityGapWithNoGrace(gap))
                .maxWait(gap.multipliedBy(6))
                .maxMessages(50);
    }

    /** The team's part. */
    static Topology ownNodes() {
        StreamsBuilder builder = new StreamsBuilder();
        from(builder, TOPICS.replyRequests())
                .mapValues(HelpDesk::draft)
                .to(TOPICS.replyDrafts().name(), into(TOPICS.replyDrafts()));

        KStream<String, Reply> replies = from(builder, TOPICS.replies());
        replies.mapValues(Reply::text).to(ANSWERS, Produced.with(Serdes.String(), Serdes.String()));
        replies.mapValues(HelpDesk::sent).to(TOPICS.deliveries().name(), into(TOPICS.deliveries()));

        return builder.build(ConversationTopology.settings());
    }

    /** All of it, for a test driver. */
    static Topology topology(Duration gap, FencedLog fences) {
        return bursts(gap).fencedBy(fences).addTo(ownNodes());
    }

    /** Requests are drafted, and replies are taken for delivered. */
    static void answerIn(StreamsBuilder builder) {
        from(builder, TOPICS.replyRequests())
                .mapValues(HelpDesk::draft)
                .to(TOPICS.replyDrafts().name(), into(TOPICS.replyDrafts()));
        from(builder, TOPICS.replies())
                .mapValues(HelpDesk::sent)
                .to(TOPICS.deliveries().name(), into(TOPICS.deliveries()));
    }

    private static ReplyDraft draft(ReplyRequest request) {
        return request.answer(
                "I have read all " + request.messages().size() + " of your messages.");
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

    private static <E extends Event> KStream<String, E> from(
            StreamsBuilder builder, Topic<E> topic) {
        return builder.stream(topic.name(), Consumed.with(Serdes.String(), topic.serde()));
    }

    private static <E extends Event> Produced<String, E> into(Topic<E> topic) {
        return Produced.with(Serdes.String(), topic.serde());
    }
}
