package dev.caesura.gateway.app;

import dev.caesura.service.CaesuraService;
import dev.caesura.service.ServiceStart;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** The gateway: takes webhooks and writes their messages to Kafka. */
@CaesuraService
@Import({GatewayConfiguration.class, IdentityConfiguration.class, WebChannelConfiguration.class})
public class GatewayApplication {

    private static final String NAME = "caesura-gateway";

    /** Runs the gateway with the settings of the command line, such as {@code --server.port=80}. */
    public static void main(String[] args) {
        ServiceStart.main(GatewayApplication.class, NAME, args);
    }

    /**
     * Starts the gateway and returns once it takes calls.
     *
     * @param settings settings by their full names; they win over all others
     */
    public static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return ServiceStart.run(GatewayApplication.class, NAME, settings);
    }
}
