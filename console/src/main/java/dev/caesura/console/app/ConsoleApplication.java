package dev.caesura.console.app;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The console: a page on which operators watch conversations and take part in them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration"
        })
@ComponentScan(basePackages = "dev.caesura.console")
@ConfigurationPropertiesScan(basePackages = "dev.caesura.console")
public class ConsoleApplication {

    // Services may share one class path, so each has a configuration file of its own name.
    private static final String CONFIG_NAME = "caesura-console";

    /** Starts the console with settings from the environment and the command line. */
    public static void main(String[] args) {
        application().run(args);
    }

    /**
     * Starts the console.
     *
     * @param settings by their full names, such as {@code caesura.bootstrap-servers}; they win over
     *     every other source
     * @return the running console; closing it stops it
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        String[] args =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        return application().run(args);
    }

    private static SpringApplication application() {
        return new SpringApplicationBuilder(ConsoleApplication.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of("spring.config.name", CONFIG_NAME))
                .build();
    }
}
