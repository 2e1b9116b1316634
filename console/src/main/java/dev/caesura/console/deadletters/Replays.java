package dev.caesura.console.deadletters;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Says which dead letters can be put back, and makes the records that do it. */
final class Replays {

    /** How often a record is put back. */
    static final int LIMIT = 3;

    private static final Set<String> OF_DEAD_LETTERS =
            Set.of(
                    Headers.SOURCE_TOPIC,
                    Headers.SOURCE_PARTITION,
                    Headers.SOURCE_OFFSET,
                    Headers.REASON,
                    Headers.EXCEPTION,
                    Headers.REPLAYS);

    private final Topics topics;
    private final Set<String> names;

    Replays(Topics topics) {
        this.topics = topics;
        this.names = topics.typed().stream().map(topic -> topic.name()).collect(Collectors.toSet());
    }

    /** Why a dead letter can't be put back; null if it can. */
    @Nullable String refusal(DeadLetter letter) {
        if (letter.sourceTopic().startsWith("webhook:")) {
            return "A webhook: its channel has to send it again";
        }
        if (!names.contains(letter.sourceTopic())) {
            return "'" + letter.sourceTopic() + "' is none of Caesura's topics";
        }
        if (isTurn(letter)) {
            return "A turn that failed, not a record: its messages have their outcome";
        }
        return letter.replays() < LIMIT
                ? null
                : "It was put back " + letter.replays() + " times already";
    }

    /** The record as it was, for the topic that it came from, with one more replay counted. */
    ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
        var original = letter.entry().record();
        RecordHeaders headers = new RecordHeaders();
        original.headers()
                .forEach(
                        header -> {
                            if (!OF_DEAD_LETTERS.contains(header.key())) {
                                headers.add(header);
                            }
                        });
        String replays = Integer.toString(letter.replays() + 1);
        headers.add(Headers.REPLAYS, replays.getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                letter.sourceTopic(), null, original.key(), original.value(), headers);
    }

    /** A failed turn is set aside as its request, whatever record it failed at. */
    private boolean isTurn(DeadLetter letter) {
        byte[] value = letter.entry().record().value();
        if (value == null || letter.sourceTopic().equals(topics.replyRequests().name())) {
            return false;
        }
        try {
            ReplyRequest request = topics.replyRequests().serde().fromBytes(value);
            return !request.messages().isEmpty();
        } catch (SerializationException e) {
            return false;
        }
    }
}
