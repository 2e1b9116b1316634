package dev.caesura.service;

import java.util.LinkedHashMap;
import java.util.Map;
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
}
