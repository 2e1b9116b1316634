package dev.caesura.processor.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ThreadFailuresTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(ThreadFailures.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final AtomicLong clock = new AtomicLong();
    private final ThreadFailures failures = new ThreadFailures(clock::get);

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(told);
    }

    @Test
    void shouldSayNowAndThenThatATopicIsMissingAndWhatToDo() {
        for (int i = 0; i < 300; i++) {
            assertThat(failures.handle(new MissingSourceTopicException("caesura.messages")))
                    .isEqualTo(REPLACE_THREAD);
            clock.addAndGet(Duration.ofMillis(100).toNanos());
        }
        assertThat(told.list).singleElement().satisfies(ThreadFailuresTest::isAdvice);

        failures.handle(
                new KafkaException("wrapped", new MissingSourceTopicException("caesura.messages")));
        assertThat(told.list).hasSize(2).allSatisfy(ThreadFailuresTest::isAdvice);
    }

    @Test
    void shouldKnowTheMissingTopicUntilNoThreadHasMissedItForHalfAMinute() {
        assertThat(failures.missingTopic()).isEmpty();

        failures.handle(new MissingSourceTopicException("caesura.messages"));
        clock.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(failures.missingTopic()).contains("caesura.messages");

        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(failures.missingTopic()).isEmpty();
    }

    private static void isAdvice(ILoggingEvent line) {
        assertThat(line.getFormattedMessage()).contains("caesura.messages", "topics create");
        assertThat(line.getThrowableProxy()).isNull();
    }

    @Test
    void shouldReplaceAThreadThatFailedOtherwise() {
        assertThat(failures.handle(new StreamsException("a broker is away")))
                .isEqualTo(REPLACE_THREAD);
        assertThat(told.list)
                .singleElement()
                .extracting(ILoggingEvent::getThrowableProxy)
                .isNotNull();
    }
}
