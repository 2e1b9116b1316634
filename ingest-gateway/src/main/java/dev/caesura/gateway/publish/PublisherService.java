package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.gateway.spool.Spool;
import dev.caesura.service.supervise.SupervisedThread;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/** The publisher with its threads: the spool's writer, the drain, and the watch over limits. */
public final class PublisherService implements AutoCloseable {

    private static final Duration WATCH = Duration.ofMillis(20);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final PublishSettings settings;
    private final Spool spool;
    private final SpoolWriter writer;
    private final Failover failover;
    private final KafkaPublisher publisher;
    private final SupervisedThread writing;
    private final SupervisedThread draining;
    private final SupervisedThread watching;
    private final SupervisedThread looking;

    /**
     * Starts publishing.
     *
     * @param settings its limits
     * @param spool keeps the records that Kafka does not take now; closed with this service
     * @param aside keeps the records that Kafka will never take
     * @param producers makes a producer as {@link ProducerSettings} describes it
     * @param supervisor starts its threads
     * @param meters the registry of its meters
     */
    public PublisherService(
            PublishSettings settings,
            Spool spool,
            SetAsideFolder aside,
            Supplier<Producer<byte[], byte[]>> producers,
            Supervisor supervisor,
            MeterRegistry meters) {
        this.settings = settings;
        this.spool = spool;
        this.writer = new SpoolWriter(spool, settings.spoolBytes());
        PublishMetrics metrics = new PublishMetrics(meters);
        RefusedRecords refused = new RefusedRecords(settings.deadLetters(), aside, metrics);
        this.failover = new Failover(settings, spool, writer, metrics, refused);
        this.publisher = new KafkaPublisher(failover, spool, aside, metrics);
        PublishMetrics.show(meters, Clock.systemUTC(), publisher::status);
        TopicAbsences absences =
                new TopicAbsences(
                        settings.essentialTopics(), settings.topicWithin(), System::nanoTime);
        Drain drain =
                new Drain(
                        failover,
                        spool,
                        writer,
                        settings,
                        refused,
                        metrics,
                        () -> new ProducerLink(producers.get(), absences));
        this.writing = supervisor.start("caesura-spool-writer", writer);
        this.draining = supervisor.start("caesura-spool-drain", drain);
        this.watching = supervisor.every("caesura-publish-watch", WATCH, this::watch);
        this.looking = supervisor.every("caesura-set-aside", LOOK, aside::refresh);
    }

    private void watch() {
        failover.checkLimits();
        publisher.expire(settings.answerWithin());
    }

    public KafkaPublisher publisher() {
        return publisher;
    }

    /** Makes accepted records durable, and ends. The spool keeps its entries. */
    @Override
    public void close() {
        try {
            draining.stop(END_LIMIT);
            failover.close();
            awaitWriter();
        } finally {
            watching.stop(END_LIMIT);
            looking.stop(END_LIMIT);
            writing.stop(END_LIMIT);
            spool.close();
        }
    }

    private void awaitWriter() {
        long deadline = System.nanoTime() + END_LIMIT.toNanos();
        while (!writer.isIdle() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
