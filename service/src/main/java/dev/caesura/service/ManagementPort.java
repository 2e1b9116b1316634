package dev.caesura.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives health and metrics a port of their own, if one is set. They listen on the service's address
 * unless another is set: Spring Boot alone would open them to every network.
 */
final class ManagementPort
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private final String section;

    /** Of a service, by the name of its section, such as {@code gateway}. */
    ManagementPort(String section) {
        this.section = "caesura." + section + ".";
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String port = environment.getProperty(section + "management-port", "");
        if (port.isBlank() || port.equals(environment.getProperty("server.port"))) {
            hideDetails(environment);
            return;
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("management.server.port", port);
        settings.put(
                "management.server.address",
                environment.getProperty(
                        section + "management-address",
                        environment.getProperty("server.address", "127.0.0.1")));
        environment.getPropertySources().addFirst(new MapPropertySource("management", settings));
    }

    /** If anybody may ask, health shows no more than its status. */
    private static void hideDetails(ConfigurableEnvironment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        if (!LOOPBACK.contains(address)) {
            Map<String, Object> hidden = Map.of("health-details", "never");
            environment.getPropertySources().addLast(new MapPropertySource("hidden", hidden));
        }
    }
}
