package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The publisher with its threads: the spool's writer, the drain, and the watch over limits. */
public final class PublisherService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherService.class);
    private static final long WATCH_MILLIS = 50;
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final Spool spool;
    private final SpoolWriter writer;
    private final PublishRoute route;
    private final KafkaPublisher publisher;
    private final Thread writing;
    private final Thread draining;
    private final ScheduledExecutorService watch;

    /**
     * Starts publishing.
     *
     * @param settings its limits
     * @param spool where to keep what Kafka does not take; closed with this service
     * @param producers makes a producer as {@link ProducerSettings} describes it
     * @param meters where to count
     */
    public PublisherService(
            PublishSettings settings,
            Spool spool,
            Supplier<Producer<byte[], byte[]>> producers,
            MeterRegistry meters) {
        this.spool = spool;
        this.writer = new SpoolWriter(spool, settings.spoolBytes());
        this.route = new PublishRoute(settings, spool, writer, new PublishMetrics(meters));
        this.publisher = new KafkaPublisher(route, spool, meters);
        this.writing = thread(writer, "caesura-spool-writer");
        this.draining =
                thread(
                        new Drain(
                                route,
                                spool,
                                writer,
                                settings,
                                () -> new ProducerLink(producers.get())),
                        "caesura-spool-drain");
        this.watch =
                Executors.newSingleThreadScheduledExecutor(
                        task -> thread(task, "caesura-publish-watch"));
        writing.start();
        draining.start();
        // Ends with the service; a failure of one check is no reason to end the next.
        var unused =
                watch.scheduleWithFixedDelay(
                        route::checkLimits, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    public KafkaPublisher publisher() {
        return publisher;
    }

    /** Makes durable what was accepted, and ends. What is in the spool stays there. */
    @Override
    public void close() {
        try {
            draining.interrupt();
            join(draining);
            route.close();
            awaitWriter();
        } finally {
            writing.interrupt();
            join(writing);
            watch.shutdownNow();
            ProducerLink last = route.releaseLink();
            if (last != null) {
                last.close(END_LIMIT);
            }
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

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, failure) -> LOG.error("{} ended", dead.getName(), failure));
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(END_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
