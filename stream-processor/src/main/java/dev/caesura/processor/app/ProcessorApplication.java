package dev.caesura.processor.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The stream processor as a service: the topology, with health and metrics over HTTP. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration"
        })
@Import(QueryController.class)
@EnableConfigurationProperties({KafkaSettings.class, ProcessorSettings.class})
public class ProcessorApplication {

    // Services may share one class path, so each has a configuration file of its own name.
    private static final String CONFIG_NAME = "caesura-processor";

    /** Starts the processor with settings from the environment and the command line. */
    public static void main(String[] args) {
        application().run(args);
    }

    /**
     * Starts the processor.
     *
     * @param settings by their full names, such as {@code caesura.bootstrap-servers}; they win over
     *     every other source
     * @return the running processor; closing it stops it in order
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        String[] args =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        return application().run(args);
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

    private static SpringApplication application() {
        return new SpringApplicationBuilder(ProcessorApplication.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of("spring.config.name", CONFIG_NAME))
                .build();
    }
}
