package dev.caesura.local.page;

import dev.caesura.schemas.log.LogReader;
import dev.caesura.schemas.log.Start;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * All new records of the log, as lines of JSON: the last minutes, then live.
 *
 * <p>Memory is bounded: lines are short, and only the latest are kept. A reader that is too slow is
 * cut off, and gets the last minutes again when it reconnects.
 */
final class Feed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private static final Duration PAST = Duration.ofMinutes(15);
    private static final int KEPT = 2_000;

    private final Sinks.Many<String> lines = Sinks.many().replay().limit(KEPT, PAST);
    private final LogReader log;

    Feed(Map<String, ?> client, Topics topics) {
        this.log = new LogReader(client, topics);
    }

    void start() {
        Thread reader = new Thread(this::follow, "demo-feed");
        reader.setDaemon(true);
        reader.start();
    }

    private void follow() {
        try {
            log.follow(
                    Start.at(Instant.now().minus(PAST)),
                    entry -> LogLine.of(entry).map(LogLine::json).ifPresent(lines::tryEmitNext));
        } catch (KafkaException | IllegalStateException e) {
            LOG.error("The page's feed has ended", e);
        } finally {
            lines.tryEmitComplete();
        }
    }

    /** The last minutes, then new records. */
    Flux<String> lines() {
        return lines.asFlux().onBackpressureBuffer(2 * KEPT);
    }

    @Override
    public void close() {
        log.close();
    }
}
