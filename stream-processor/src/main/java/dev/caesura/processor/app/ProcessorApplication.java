package dev.caesura.processor.app;

import dev.caesura.processor.query.ConversationLookup;
import dev.caesura.processor.topology.ConversationStreams;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.service.CaesuraService;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.ServiceStart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The stream processor as a service: the topology, with health and metrics over HTTP. */
@CaesuraService
@Import(QueryController.class)
@EnableConfigurationProperties(ProcessorSettings.class)
public class ProcessorApplication {

    private static final String NAME = "caesura-processor";

    /** Runs the processor with settings from the environment and the command line. */
    public static void main(String[] args) {
        ServiceStart.main(ProcessorApplication.class, NAME, args);
    }

    /**
     * Starts the processor.
     *
     * @param settings by their full names; they win over every other source
     * @return the running processor; closing it stops it in order
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return ServiceStart.run(ProcessorApplication.class, NAME, settings);
    }

    @Bean
    ObserverMetrics observerMetrics(MeterRegistry meters) {
        return new ObserverMetrics(meters);
    }

    @Bean
    ProcessorLifecycle processorLifecycle(
            KafkaSettings kafka,
            ProcessorSettings settings,
            ObserverMetrics observer,
            MeterRegistry meters) {
        ConversationTopology.Builder conversations =
                ConversationTopology.builder()
                        .topics(kafka.topics())
                        .policies(settings.resolve())
                        .observer(observer);
        return new ProcessorLifecycle(
                () ->
                        ConversationStreams.create(
                                conversations, new Topology(), settings.streams(kafka.client())),
                meters);
    }

    @Bean
    ConversationLookup conversations(ProcessorLifecycle processor, ProcessorSettings settings) {
        return new ConversationLookup(
                processor::queries, settings.query().token(), settings.query().address());
    }

    @Bean
    ProcessorHealth processorHealthIndicator(
            ProcessorLifecycle processor, ObserverMetrics observer) {
        return new ProcessorHealth(processor, observer);
    }
}
