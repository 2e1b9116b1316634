package dev.caesura.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Contacts who write as people do, straight into the topic of messages: a few lines, and some come
 * back with the same question or another.
 */
final class Traffic implements AutoCloseable {

    private static final List<String> FIRST =
            List.of("ines", "jonas", "kofi", "lena", "malik", "nora", "omar", "paula", "rafael");
    private static final List<String> LAST =
            List.of("moreau", "okafor", "petit", "quispe", "rossi", "sato", "tran", "weber");
    private static final List<String> PLACES =
            List.of("web:shop:", "whatsapp:106540352242922:", "telegram:7012345678:");
    private static final List<List<String>> QUESTIONS =
            List.of(
                    List.of("hi", "are you open on sundays?"),
                    List.of("Do you have size %d?", "the blue one"),
                    List.of("how much is delivery to Lyon"),
                    List.of("bonjour", "vous livrez le samedi ?", "c'est pour un cadeau"),
                    List.of("I want to return order %d"),
                    List.of("what time do you close today?"),
                    List.of("hello", "is the %d model back in stock?"),
                    List.of("hola", "¿tienen tienda en Madrid?"),
                    List.of("can I pay by card?"),
                    List.of("my parcel %d has not arrived", "it should be here since monday"));

    private static final Topics TOPICS = Topics.standard();

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final Random random = new Random(7);
    private final AtomicInteger conversations = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final KafkaProducer<byte[], byte[]> producer;
    private final long comeBackMillis;

    /**
     * Traffic that has not begun.
     *
     * @param comeBackMillis after what time some write again
     */
    Traffic(String bootstrapServers, long comeBackMillis) {
        this.comeBackMillis = comeBackMillis;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Begins that many conversations, evenly over the time. */
    void begin(int count, long overMillis) {
        for (int i = 0; i < count; i++) {
            clock.schedule(this::converse, overMillis * i / count, TimeUnit.MILLISECONDS);
        }
    }

    int conversations() {
        return conversations.get();
    }

    int messages() {
        return messages.get();
    }

    private void converse() {
        int number = conversations.getAndIncrement();
        String contact =
                FIRST.get(number % FIRST.size())
                        + '-'
                        + LAST.get(number / FIRST.size() % LAST.size())
                        + (number < 72 ? "" : "-" + number / 72);
        String[] place = PLACES.get(number % PLACES.size()).split(":");
        InboundMessage.Builder from =
                InboundMessage.builder().channel(place[0]).account(place[1]).contact(contact);
        List<String> question = question();
        write(from, question, 0);
        double fate = random.nextDouble();
        if (fate < 0.4) {
            write(from, fate < 0.2 ? question : question(), comeBackMillis);
        }
    }

    private List<String> question() {
        int number = 30 + random.nextInt(9_000);
        return QUESTIONS.get(random.nextInt(QUESTIONS.size())).stream()
                .map(line -> String.format(line, number))
                .toList();
    }

    private void write(InboundMessage.Builder from, List<String> lines, long delay) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            long pause = 400L + random.nextInt(900);
            clock.schedule(() -> write(from, line), delay + i * pause, TimeUnit.MILLISECONDS);
        }
    }

    private void write(InboundMessage.Builder from, String line) {
        InboundMessage message =
                from.messageId("t" + messages.incrementAndGet()).text(line).build();
        byte[] key = message.conversationId().getBytes(UTF_8);
        byte[] value = TOPICS.messages().serde().toBytes(message);
        var unused = producer.send(new ProducerRecord<>(TOPICS.messages().name(), key, value));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        producer.close();
    }
}
