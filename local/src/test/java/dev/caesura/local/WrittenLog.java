package dev.caesura.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What stands in a demo's log. */
final class WrittenLog {

    private final Map<String, Object> client;

    WrittenLog(String bootstrapServers) {
        this.client = Map.of("bootstrap.servers", bootstrapServers);
    }

    List<ReplyRequest> requestsOf(String conversation) {
        return of(ReplyRequest.class, conversation);
    }

    List<Reply> repliesOf(String conversation) {
        return of(Reply.class, conversation);
    }

    boolean wasCommanded(String conversation, Command.Name name) {
        return of(Command.class, conversation).stream()
                .anyMatch(command -> command.command() == name);
    }

    boolean wasAnswered(String conversation) {
        return of(Outcome.class, conversation).stream()
                .anyMatch(
                        outcome ->
                                outcome.subject() == Outcome.Subject.TURN
                                        && outcome.outcome() == Outcome.Kind.ANSWERED);
    }

    List<Outcome> duplicatesOf(String conversation) {
        return of(Outcome.class, conversation).stream()
                .filter(outcome -> outcome.outcome() == Outcome.Kind.DUPLICATE)
                .toList();
    }

    private <E extends Event> List<E> of(Class<E> type, String conversation) {
        List<E> found = new ArrayList<>();
        try (LogReader reader = new LogReader(client, Topics.standard())) {
            reader.readToEnd(
                    Start.beginning(),
                    entry -> {
                        if (type.isInstance(entry.event()) && conversation.equals(entry.key())) {
                            found.add(type.cast(entry.event()));
                        }
                    },
                    (passed, total) -> {});
        }
        return found;
    }

    /** Writes bytes that are no event to every topic. */
    void litter(String conversation) {
        byte[] key = conversation.getBytes(UTF_8);
        byte[] garbage = {'{', '"', 0, (byte) 0xff};
        try (var producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var topic : Topics.standard().typed()) {
                var unused = producer.send(new ProducerRecord<>(topic.name(), key, garbage));
            }
        }
    }
}
