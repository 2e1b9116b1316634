package dev.caesura.processor.topology;

import dev.caesura.processor.store.NewerStateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides the fate of an instance whose stream thread has failed, and reports it. */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {

    /** A thread that is replaced meets a missing topic again at once. */
    private static final long TOLD_AGAIN = Duration.ofSeconds(30).toNanos();

    private static final Logger log = LoggerFactory.getLogger(ThreadFailures.class);

    /** Threads that are replaced meet it every ten seconds or so, until it is there. */
    private static final long MET_AGAIN = Duration.ofSeconds(30).toNanos();

    private final LongSupplier nanos;
    private final AtomicLong toldAt;
    private volatile @Nullable Missing missing;

    private record Missing(String what, long at) {}

    ThreadFailures() {
        this(System::nanoTime);
    }

    /** With another clock. */
    ThreadFailures(LongSupplier nanos) {
        this.nanos = nanos;
        toldAt = new AtomicLong(nanos.getAsLong() - TOLD_AGAIN);
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (NewerStateException.isBehind(failure)) {
            log.error("The state is not for this version; this instance stops", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (StreamsSettingsException.isBehind(failure)) {
            log.error("The settings are not for this topology; this instance stops", failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        Throwable absent = missingTopic(failure);
        if (absent != null) {
            missing = new Missing(String.valueOf(absent.getMessage()), nanos.getAsLong());
            tellOfTopics(absent);
        } else {
            log.error("A stream thread failed and is replaced", failure);
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Kafka Streams' message about the missing topic, because of which nothing is read. */
    Optional<String> missingTopic() {
        Missing last = missing;
        return last == null || nanos.getAsLong() - last.at() > MET_AGAIN
                ? Optional.empty()
                : Optional.of(last.what());
    }

    /** The consumer may have wrapped the exception that its rebalance met. */
    private static @Nullable Throwable missingTopic(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof MissingSourceTopicException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private void tellOfTopics(Throwable failure) {
        long now = nanos.getAsLong();
        long before = toldAt.get();
        if (now - before >= TOLD_AGAIN && toldAt.compareAndSet(before, now)) {
            log.error(
                    "Nothing is read, because a topic is missing ({}). Create the topics with"
                            + " caesura topics create; reading then resumes by itself",
                    failure.getMessage());
        }
    }
}
