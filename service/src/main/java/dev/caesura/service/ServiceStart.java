package dev.caesura.service;

import dev.caesura.service.settings.ConfigFiles;
import dev.caesura.service.settings.SettingsCheck;
import dev.caesura.service.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Starts a service. */
public final class ServiceStart {

    private static final String PREFIX = "caesura-";

    /** A thread that is given up or stuck is a reason to restart the service. */
    private static final String LIVENESS_GROUP =
            "management.endpoint.health.group.liveness.include";

    private ServiceStart() {}

    /**
     * Starts a service with the settings of its command line, the environment and its files.
     *
     * @param application its class
     * @param name the name of its configuration files, such as {@code caesura-gateway}: services
     *     may share one class path
     * @param args settings such as {@code --server.port=80}; they win over every other source
     * @return the running service; closing it stops it in order
     * @throws SettingsException if settings can't be used, with everything that is wrong
     */
    public static ConfigurableApplicationContext run(
            Class<?> application, String name, String... args) {
        try {
            return new SpringApplicationBuilder(application)
                    .web(WebApplicationType.REACTIVE)
                    .bannerMode(Banner.Mode.OFF)
                    .properties(
                            Map.of(
                                    "spring.config.name",
                                    name,
                                    LIVENESS_GROUP,
                                    "livenessState,threads"))
                    .listeners(new FilesFirst())
                    .initializers(
                            context ->
                                    SettingsCheck.require(
                                            context.getEnvironment(), List.of(section(name))),
                            new ManagementPort(section(name)),
                            new TracingSwitch(),
                            new OwnHttpThreads())
                    .run(args);
        } catch (RuntimeException e) {
            throw SettingsException.behind(e).<RuntimeException>map(refused -> refused).orElse(e);
        }
    }

    /**
     * Starts a service within another program.
     *
     * @param application its class
     * @param name the name of its configuration files
     * @param settings by their full names, such as {@code caesura.bootstrap-servers}; they win over
     *     every other source
     * @return the running service; closing it stops it in order
     * @throws SettingsException if settings can't be used, with everything that is wrong
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

    /** Starts a service as a process of its own, which ends with 2 if its settings are refused. */
    public static void main(Class<?> application, String name, String... args) {
        try {
            run(application, name, args);
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(SettingsException.EXIT_CODE);
        }
    }

    private static String section(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** Runs before Spring Boot adds the built-in settings: these rank below the files. */
    private static final class FilesFirst
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            ConfigFiles.addTo(event.getEnvironment());
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
