package dev.caesura.sender.app;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The reply sender: has requests answered, and delivers replies. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = KafkaAutoConfiguration.class)
@ComponentScan(basePackages = "dev.caesura.sender")
@ConfigurationPropertiesScan(basePackages = "dev.caesura.sender")
public class SenderApplication {

    // Services may share one class path, so each has a configuration file of its own name.
    private static final String CONFIG_NAME = "caesura-sender";

    /** Starts the sender with settings from the environment and the command line. */
    public static void main(String[] args) {
        application().run(args);
    }

    /**
     * Starts the sender.
     *
     * @param settings by their full names, such as {@code caesura.bootstrap-servers}; they win over
     *     every other source
     * @return the running sender; closing it drains and stops it
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        String[] args =
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new);
        return application().run(args);
    }

    private static SpringApplication application() {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("spring.config.name", CONFIG_NAME);
        return new SpringApplicationBuilder(SenderApplication.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties(defaults)
                .initializers(new TracingSwitch())
                .build();
    }
}
