package dev.caesura.service;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Leaves tracing out where nobody takes the traces: without an endpoint for them, nothing of it is
 * set up, and records pass on the trace that they came with.
 */
public final class TracingSwitch
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Spring Boot also sets it from {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String BOOT = "org.springframework.boot.";
    private static final String EXCLUDED =
            String.join(
                    ",",
                    BOOT + "opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration",
                    BOOT
                            + "micrometer.tracing.opentelemetry.autoconfigure"
                            + ".OpenTelemetryTracingAutoConfiguration",
                    BOOT + "micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
                    BOOT + "micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.containsProperty(ENDPOINT)) {
            environment
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "no-tracing",
                                    Map.of("spring.autoconfigure.exclude", EXCLUDED)));
        }
    }
}
