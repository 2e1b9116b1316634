package dev.caesura.sender.app;

import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.deliver.DeliveryChannels;
import dev.caesura.sender.deliver.PreSendCheck;
import dev.caesura.sender.generate.Generators;
import dev.caesura.sender.generate.template.TemplateGenerator;
import dev.caesura.sender.lane.LaneContainer;
import dev.caesura.sender.ledger.DeliveryLedger;
import dev.caesura.sender.listen.DeliveryHandler;
import dev.caesura.sender.listen.DeliveryParts;
import dev.caesura.sender.listen.GenerationHandler;
import dev.caesura.sender.listen.SenderMetrics;
import dev.caesura.sender.publish.DeadLetters;
import dev.caesura.sender.publish.EventPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sender's parts, and how they hang together. */
@Configuration(proxyBeanMethods = false)
class SenderConfiguration {

    @Bean
    Topics topics(KafkaSettings kafka) {
        return kafka.topics();
    }

    @Bean
    EventPublisher eventPublisher(KafkaSettings kafka) {
        return EventPublisher.connect(kafka.client());
    }

    @Bean
    DeadLetters deadLetters(EventPublisher publisher, Topics topics) {
        return new DeadLetters(publisher, topics.deadLetters());
    }

    @Bean
    SenderMetrics senderMetrics(MeterRegistry registry) {
        return new SenderMetrics(registry);
    }

    @Bean
    Generators generators(SenderSettings settings) {
        return new Generators(
                Map.of("template", new TemplateGenerator(settings.generation().template())),
                settings::generatorOf);
    }

    @Bean
    DeliveryChannels deliveryChannels(SenderSettings settings) {
        return new ConfiguredChannels(settings, Clock.systemUTC());
    }

    @Bean
    LaneContainer requests(
            KafkaSettings kafka,
            SenderSettings settings,
            Generators generators,
            EventPublisher publisher,
            DeadLetters deadLetters,
            Topics topics,
            SenderMetrics metrics,
            MeterRegistry registry) {
        return new LaneContainer(
                "requests",
                topics.replyRequests().name(),
                kafka.consumer("sender-requests"),
                settings.lanes(),
                new GenerationHandler(
                        generators, publisher, deadLetters, topics, metrics, Clock.systemUTC()),
                registry);
    }

    @Bean
    PreSendCheck preSendCheck() {
        return reply -> null;
    }

    @Bean
    DeliveryLedger deliveryLedger(
            KafkaSettings kafka, SenderSettings settings, EventPublisher publisher, Topics topics) {
        return new DeliveryLedger(
                topics.deliveries(),
                publisher,
                kafka.client(),
                settings.delivery().clockSkew(),
                Clock.systemUTC());
    }

    @Bean
    DeliveryHandler deliveryHandler(
            SenderSettings settings,
            DeliveryChannels channels,
            PreSendCheck check,
            DeliveryLedger ledger,
            DeadLetters deadLetters,
            Topics topics,
            SenderMetrics metrics) {
        return new DeliveryHandler(
                new DeliveryParts(
                        channels,
                        settings::deliveryOf,
                        check,
                        settings.delivery().retry(),
                        deadLetters::put,
                        metrics,
                        Clock.systemUTC()),
                topics.replies().serde(),
                (partition, timestamp, ownership) ->
                        ledger.open(partition, timestamp, ownership::held));
    }

    @Bean
    LaneContainer replies(
            KafkaSettings kafka,
            SenderSettings settings,
            DeliveryHandler handler,
            Topics topics,
            MeterRegistry registry) {
        return new LaneContainer(
                "replies",
                topics.replies().name(),
                kafka.consumer("sender-replies"),
                settings.lanes(),
                handler,
                registry);
    }
}
