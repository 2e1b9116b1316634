package dev.caesura.schemas.deadletters;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.serde.EventSerde;
import dev.caesura.schemas.topic.Headers;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Decides which dead letters can be put back, and makes the records for it. */
public final class Replays {

    /** How often a record is put back without a person's explicit will. */
    public static final int LIMIT = 3;

    /** The prefix of the source for a hand-off to people that an inbox refused. */
    public static final String HAND_OFF = "hand-off:";

    private static final String WEBHOOK = "webhook:";

    private static final Set<String> OF_DEAD_LETTERS =
            Set.of(
                    Headers.BROUGHT,
                    Headers.SOURCE_TOPIC,
                    Headers.SOURCE_PARTITION,
                    Headers.SOURCE_OFFSET,
                    Headers.REASON,
                    Headers.EXCEPTION,
                    Headers.CHANNEL,
                    Headers.ACCOUNT,
                    Headers.HTTP_HEADERS,
                    Headers.LENGTH,
                    Headers.SHA256,
                    Headers.REPLAYS,
                    Headers.REPLAYED_BY,
                    Headers.REPLAYED_AT,
                    Headers.REPLAYED_FROM);

    private final Topics topics;
    private final boolean force;
    private final Set<String> names;

    /**
     * Rules for one command.
     *
     * @param force whether the limit of replays is to be ignored
     */
    public Replays(Topics topics, boolean force) {
        this.topics = topics;
        this.force = force;
        this.names = topics.typed().stream().map(t -> t.name()).collect(Collectors.toSet());
    }

    /** Why a dead letter can't be put back; null if it can. */
    public @Nullable String refusal(DeadLetter letter) {
        String length = letter.entry().header(Headers.LENGTH);
        if (length != null) {
            return "only its head was kept: the whole had " + length + " bytes";
        }
        if (letter.sourceTopic().startsWith(HAND_OFF)) {
            return "it is a hand-off that the inbox refused: somebody has to answer the contact";
        }
        if (!names.contains(letter.sourceTopic()) && !isWebhook(letter)) {
            return letter.sourceTopic().isEmpty()
                    ? "its source topic is unknown"
                    : "it came from "
                            + letter.sourceTopic()
                            + ", which is not one of Caesura's topics";
        }
        if (isTurn(letter)) {
            return "it is a turn that has failed, not a record: its messages have their outcome";
        }
        if (letter.replays() >= LIMIT && !force) {
            return "it was put back " + letter.replays() + " times already";
        }
        return null;
    }

    /** Whether it is a webhook, which is put back as the messages in it. */
    public static boolean isWebhook(DeadLetter letter) {
        return letter.sourceTopic().startsWith(WEBHOOK);
    }

    /** A message from a webhook, with the name of who puts it back. */
    public ProducerRecord<byte[], byte[]> message(
            DeadLetter letter, InboundMessage message, String by, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, Headers.REPLAYS, "" + nextReplay(letter));
        sign(headers, letter, by, at);
        return new ProducerRecord<>(
                topics.messages().name(),
                null,
                message.conversationId().getBytes(StandardCharsets.UTF_8),
                topics.messages().serde().toBytes(message),
                headers);
    }

    private static int nextReplay(DeadLetter letter) {
        return letter.replays() == Integer.MAX_VALUE ? LIMIT : letter.replays() + 1;
    }

    /**
     * The original record, for the topic from which it came, with one more replay counted, and the
     * name of who puts it back.
     */
    public ProducerRecord<byte[], byte[]> record(DeadLetter letter, String by, Instant at) {
        RecordHeaders headers = new RecordHeaders();
        letter.entry()
                .record()
                .headers()
                .forEach(
                        header -> {
                            if (!OF_DEAD_LETTERS.contains(header.key())) {
                                headers.add(header);
                            }
                        });
        add(headers, Headers.REPLAYS, "" + nextReplay(letter));
        sign(headers, letter, by, at);
        return new ProducerRecord<>(
                letter.sourceTopic(),
                null,
                letter.entry().record().key(),
                letter.entry().record().value(),
                headers);
    }

    /**
     * A note for the dead letters' topic that one of them was put back: without a value, under its
     * key.
     *
     * @param writtenTo where the record is now, as {@code topic-partition@offset}
     */
    public ProducerRecord<byte[], byte[]> note(
            DeadLetter letter, String by, Instant at, String writtenTo) {
        RecordHeaders headers = new RecordHeaders();
        sign(headers, letter, by, at);
        add(headers, Headers.REPLAYED_TO, writtenTo);
        byte[] key = letter.entry().record().key();
        return new ProducerRecord<>(topics.deadLetters(), null, key, null, headers);
    }

    private static void sign(RecordHeaders headers, DeadLetter letter, String by, Instant at) {
        add(headers, Headers.REPLAYED_BY, by);
        add(headers, Headers.REPLAYED_AT, at.toString());
        add(headers, Headers.REPLAYED_FROM, letter.position());
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A failed turn is set aside as its request, whichever record it failed at. */
    private boolean isTurn(DeadLetter letter) {
        if (letter.sourceTopic().equals(topics.replyRequests().name()) || isWebhook(letter)) {
            return false;
        }
        try {
            byte[] value = letter.entry().record().value();
            return value != null
                    && Objects.nonNull(new EventSerde<>(ReplyRequest.class).fromBytes(value));
        } catch (SerializationException e) {
            return false;
        }
    }
}
