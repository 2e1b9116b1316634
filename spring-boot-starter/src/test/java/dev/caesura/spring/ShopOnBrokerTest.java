package dev.caesura.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.processor.app.ProcessorHealth;
import dev.caesura.processor.app.ProcessorLifecycle;
import dev.caesura.processor.query.ConversationLookup;
import dev.caesura.processor.query.ConversationView;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.processor.topology.KafkaFencedLog;
import dev.caesura.processor.topology.StreamsSettingsException;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.InboundMessageSerde;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** One broker for all that only a broker shows. */
class ShopOnBrokerTest {

    private static final Topics TOPICS = Topics.standard();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void shouldAnswerForConversationsAndRefuseAFactoryWithoutExactlyOnce(@TempDir Path folder)
            throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(client)) {
                new TopicSetup(admin, TOPICS).create(2, (short) 1);
            }
            runShop(client, folder);
            runFactory(client, folder);
        }
    }

    private static void runShop(Map<String, Object> client, Path folder) {
        Path state = folder.resolve("state");
        try (ConfigurableApplicationContext shop =
                new SpringApplicationBuilder(Shop.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--spring.application.name=shop",
                                "--spring.kafka.bootstrap-servers="
                                        + client.get("bootstrap.servers"),
                                "--caesura.processor.state-dir=" + state,
                                "--caesura.policies.default.gap=1s")) {
            say(client, "hi", "are you open?");

            ConversationLookup conversations = shop.getBean(ConversationLookup.class);
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .untilAsserted(
                            () ->
                                    assertThat(conversations.find("web:shop:ana"))
                                            .map(ConversationView::turn)
                                            .map(ConversationView.TurnView::state)
                                            .contains("delivering"));

            assertThat(shop.getBean(ProcessorHealth.class).health().getStatus())
                    .isEqualTo(Status.UP);
            assertThat(shop.getBean(MeterRegistry.class).find("caesura.processor.lateness").timer())
                    .satisfies(timer -> assertThat(timer.count()).isPositive());
            assertThat(state.resolve("shop.in-use")).exists();
            assertThat(shop.getBean(ProcessorLifecycle.class).isRunning()).isTrue();
        }
        // It left in order: the next start keeps what is on disk.
        assertThat(state.resolve("shop.in-use")).doesNotExist();
        assertThat(state).satisfies(kept -> assertThat(Files.isDirectory(kept)).isTrue());
    }

    /** Spring's own factory, which knows nothing of ConversationTopology.settings(). */
    private static void runFactory(Map<String, Object> client, Path folder) throws Exception {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "factory");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("factory").toString());
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        try (KafkaFencedLog fences = KafkaFencedLog.create(client, TOPICS)) {
            ConversationTopology conversations = ConversationTopology.builder().fencedBy(fences);
            StreamsBuilderFactoryBean factory =
                    new StreamsBuilderFactoryBean(
                            new KafkaStreamsConfiguration(new HashMap<>(settings)));
            factory.setInfrastructureCustomizer(
                    new KafkaStreamsInfrastructureCustomizer() {
                        @Override
                        public void configureTopology(Topology topology) {
                            conversations.addTo(topology);
                        }
                    });
            factory.setStreamsUncaughtExceptionHandler(
                    thrown -> {
                        failure.complete(thrown);
                        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
                    });
            factory.afterPropertiesSet();
            factory.getObject();
            factory.afterSingletonsInstantiated();
            factory.start();
            try {
                Throwable thrown = failure.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

                assertThat(StreamsSettingsException.isBehind(thrown)).isTrue();
                assertThat(thrown).hasStackTraceContaining("set exactly_once_v2");
                KafkaStreams streams = factory.getKafkaStreams();
                await().atMost(LIMIT)
                        .untilAsserted(
                                () ->
                                        assertThat(streams)
                                                .extracting(KafkaStreams::state)
                                                .isEqualTo(KafkaStreams.State.ERROR));
            } finally {
                factory.stop();
            }
        }
    }

    private static void say(Map<String, Object> client, String... texts) {
        try (var producer =
                new KafkaProducer<>(
                        new HashMap<>(client), new StringSerializer(), new InboundMessageSerde())) {
            for (String text : texts) {
                InboundMessage message =
                        InboundMessage.builder()
                                .messageId(text)
                                .channel("web")
                                .account("shop")
                                .contact("ana")
                                .text(text)
                                .build();
                producer.send(
                        new ProducerRecord<>(
                                TOPICS.messages().name(), message.conversationId(), message));
            }
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Shop {

        /** Answers at once, within the topology. */
        @Bean
        StreamsNodes answering() {
            return (builder, topics) ->
                    builder.stream(
                                    topics.replyRequests().name(),
                                    Consumed.with(Serdes.String(), topics.replyRequests().serde()))
                            .mapValues(request -> request.answer("Yes, from nine."))
                            .to(
                                    topics.replyDrafts().name(),
                                    Produced.with(Serdes.String(), topics.replyDrafts().serde()));
        }
    }
}
