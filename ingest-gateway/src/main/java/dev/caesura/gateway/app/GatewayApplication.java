package dev.caesura.gateway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The gateway: takes webhooks and writes their messages to Kafka.
 *
 * <p>It may share a class path with other services. It reads its settings from files named {@code
 * caesura-gateway}, and configures nothing for libraries that only the others use.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration"
        })
@Import({GatewayConfiguration.class, WebChannelConfiguration.class})
public class GatewayApplication {

    /** Runs the gateway with the settings of the command line, such as {@code --server.port=80}. */
    public static void main(String[] args) {
        run(List.of(args));
    }

    /**
     * Starts the gateway and returns once it takes calls.
     *
     * @param settings settings by their full names; they win over all others
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        List<String> args = new ArrayList<>();
        settings.forEach((name, value) -> args.add("--" + name + "=" + value));
        return run(args);
    }

    private static ConfigurableApplicationContext run(List<String> args) {
        SpringApplication application = new SpringApplication(GatewayApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.addInitializers(new TracingSwitch());
        List<String> all = new ArrayList<>(args);
        all.add("--spring.config.name=caesura-gateway");
        return application.run(all.toArray(String[]::new));
    }
}
