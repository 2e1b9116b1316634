package dev.caesura.service;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns tracing off if nobody takes the traces: without an endpoint for them, none of it is set up,
 * and records pass on the trace with which they came.
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
