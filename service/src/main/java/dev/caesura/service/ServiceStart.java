package dev.caesura.service;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service. */
public final class ServiceStart {

    /** A thread that is given up or stuck is a reason to start the service afresh. */
    private static final String LIVENESS_GROUP =
            "management.endpoint.health.group.liveness.include";

    private ServiceStart() {}

    /**
     * Starts a service with the settings of its command line, its files and the environment.
     *
     * @param application its class
     * @param name what its configuration files are called: services may share one class path
     * @param args settings such as {@code --server.port=80}; they win over every other source
     * @return the running service; closing it stops it in order
     */
    public static ConfigurableApplicationContext run(
            Class<?> application, String name, String... args) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        Map.of("spring.config.name", name, LIVENESS_GROUP, "livenessState,threads"))
                .initializers(new TracingSwitch(), new OwnHttpThreads())
                .run(args);
    }

    /**
     * Starts a service within another program.
     *
     * @param application its class
     * @param name what its configuration files are called
     * @param settings by their full names, such as {@code caesura.bootstrap-servers}; they win over
     *     every other source
     * @return the running service; closing it stops it in order
     */
    public static ConfigurableApplicationContext run(
            Class<?> application, String name, Map<String, Object> settings) {
        return run(
                application,
                name,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
