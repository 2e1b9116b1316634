package dev.caesura.benchmarks.topology;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.benchmarks.load.Content;
import dev.caesura.benchmarks.load.Traffic;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A log that several systems read one after the other: written once, so that all of them read the
 * same, and none waits while it is written.
 *
 * @param topics its topic, and those that the systems write
 * @param content its content
 * @param records the number of messages, those that end the log included
 */
public record Input(Topics topics, Content content, long records) {

    private static final Duration LINGER = Duration.ofMillis(20);

    /** Writes messages. */
    public static Input write(
            String name, String bootstrapServers, Admin admin, Traffic traffic, Workspace workspace)
            throws InterruptedException, ExecutionException {
        return write(name, bootstrapServers, admin, traffic, false, workspace);
    }

    /**
     * Writes messages, and a sender's answers.
     *
     * @param name the prefix of its topics
     * @param answered whether each burst is answered
     */
    public static Input write(
            String name,
            String bootstrapServers,
            Admin admin,
            Traffic traffic,
            boolean answered,
            Workspace workspace)
            throws InterruptedException, ExecutionException {
        Topics topics = new Topics(name + ".");
        new RunTopics(admin, topics).createForThePast();
        workspace.say("%s: writing %,d messages".formatted(name, traffic.messages()));
        try (Backlog backlog = new Backlog(bootstrapServers, topics, LINGER)) {
            Content content =
                    answered
                            ? backlog.writeAnswered(traffic, workspace)
                            : backlog.write(traffic, workspace);
            return new Input(topics, content, content.messages() + backlog.end(traffic));
        }
    }

    /** Whether a record belongs to a message that ends the log, which belongs to no burst. */
    public static boolean isClosing(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.ISO_8859_1)
                .contains(":" + Backlog.CLOSING + ":");
    }
}
