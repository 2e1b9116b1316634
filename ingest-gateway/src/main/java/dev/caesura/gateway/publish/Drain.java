package dev.caesura.gateway.publish;

import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.spool.SpoolEntry;
import dev.caesura.gateway.spool.SpoolException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the spool into Kafka whenever it is in use, from the front, chunk by chunk: a chunk is
 * removed once all of it is acknowledged, and sent again through a new link if it is not.
 */
final class Drain implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final int CHUNK = 1_000;
    private static final long CHUNK_BYTES = 4L * 1024 * 1024;
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final PublishRoute route;
    private final Spool spool;
    private final SpoolWriter writer;
    private final PublishSettings settings;
    private final Supplier<ProducerLink> links;

    Drain(
            PublishRoute route,
            Spool spool,
            SpoolWriter writer,
            PublishSettings settings,
            Supplier<ProducerLink> links) {
        this.route = route;
        this.spool = spool;
        this.writer = writer;
        this.settings = settings;
        this.links = links;
    }

    @Override
    public void run() {
        ProducerLink current = null;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                abort(route.awaitInterruption());
                current = connect();
                if (drain(current)) {
                    current = null;
                } else {
                    abort(current);
                    TimeUnit.MILLISECONDS.sleep(LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            abort(current);
            Thread.currentThread().interrupt();
        }
    }

    private static void abort(@Nullable ProducerLink broken) {
        if (broken != null) {
            broken.abort();
        }
    }

    private ProducerLink connect() throws InterruptedException {
        ProducerLink link = null;
        long pause = SHORTEST_PAUSE_MILLIS;
        try {
            while (true) {
                Optional<String> obstacle;
                try {
                    link = link == null ? links.get() : link;
                    obstacle = link.findObstacle(settings.topics());
                } catch (KafkaException e) {
                    obstacle = Optional.of(reasonOf(e));
                }
                if (link != null && obstacle.isEmpty()) {
                    return link;
                }
                obstacle.ifPresent(route::obstacle);
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            abort(link);
            throw e;
        }
    }

    /** The cause is what says which setting is wrong. */
    private static String reasonOf(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Sends everything; returns whether the route has taken the link over. */
    private boolean drain(ProducerLink link) throws InterruptedException {
        try {
            while (true) {
                List<SpoolEntry> chunk = spool.front(CHUNK, CHUNK_BYTES);
                if (chunk.isEmpty()) {
                    if (hasHandedOver(link)) {
                        return true;
                    }
                } else if (!send(link, chunk)) {
                    route.cancelHandover("Kafka does not take what is in the spool");
                    return false;
                }
            }
        } catch (SpoolException e) {
            LOG.error("The spool can't be drained now", e);
            route.cancelHandover(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean hasHandedOver(ProducerLink link) throws InterruptedException {
        route.beginHandover();
        while (!writer.isIdle()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return route.finishHandover(link);
    }

    private boolean send(ProducerLink link, List<SpoolEntry> chunk) throws InterruptedException {
        DrainedChunk sent = new DrainedChunk(link, spool, settings, route.metrics(), chunk);
        if (!sent.send()) {
            return false;
        }
        spool.removeThrough(chunk.get(chunk.size() - 1));
        route.metrics().drained(chunk.size());
        return true;
    }
}
