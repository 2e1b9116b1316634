package dev.caesura.console.app;

import dev.caesura.console.action.ActionWriter;
import dev.caesura.console.deadletters.DeadLetterReader;
import dev.caesura.console.log.ConversationReader;
import dev.caesura.console.log.LiveLog;
import dev.caesura.console.log.PastReader;
import dev.caesura.console.meter.ConsoleMeter;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.identity.IdentityReader;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The console's parts that touch Kafka. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    /** Somebody looks at a page and waits. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Topics topics(KafkaSettings kafka) {
        return kafka.topics();
    }

    @Bean
    LiveLog liveLog(
            KafkaSettings kafka,
            Topics topics,
            Clock clock,
            MeterRegistry meters,
            Supervisor supervisor) {
        LiveLog log = new LiveLog(kafka.clientAnsweringWithin(ANSWER_LIMIT), topics, clock);
        ConsoleMeter meter = ConsoleMeter.LOG_UNREAD;
        Gauge.builder(meter.getName(), log, it -> it.unreadFor().toMillis() / 1e3)
                .description(meter.description())
                .baseUnit(meter.getBaseUnit())
                .register(meters);
        log.start(supervisor);
        return log;
    }

    @Bean
    IdentityTable identityTable() {
        return new IdentityTable();
    }

    @Bean
    IdentityReader identityReader(KafkaSettings kafka, IdentityTable table, Supervisor supervisor) {
        IdentityReader reader = new IdentityReader(kafka, "caesura-console-identities", table);
        reader.start(supervisor);
        return reader;
    }

    @Bean
    ConversationReader conversationReader(KafkaSettings kafka, Topics topics) {
        return new ConversationReader(kafka.clientAnsweringWithin(ANSWER_LIMIT), topics);
    }

    @Bean
    PastReader pastReader(KafkaSettings kafka, Topics topics) {
        return new PastReader(kafka.clientAnsweringWithin(ANSWER_LIMIT), topics);
    }

    @Bean
    DeadLetterReader deadLetterReader(KafkaSettings kafka, Topics topics) {
        return new DeadLetterReader(kafka.clientAnsweringWithin(ANSWER_LIMIT), topics);
    }

    @Bean
    ActionWriter actionWriter(KafkaSettings kafka, Topics topics, Clock clock) {
        return new ActionWriter(kafka.clientAnsweringWithin(ANSWER_LIMIT), topics, clock);
    }
}
