package dev.caesura.processor.app;

import dev.caesura.service.CaesuraService;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.ServiceStart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
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
    ProcessorLifecycle processorLifecycle(
            KafkaSettings kafka, ProcessorSettings settings, MeterRegistry meters) {
        return new ProcessorLifecycle(kafka, settings, meters);
    }

    @Bean
    ProcessorHealth processorHealthIndicator(ProcessorLifecycle processor) {
        return new ProcessorHealth(processor);
    }
}
