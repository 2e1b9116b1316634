package dev.caesura.service.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring Boot from logging a stack trace for settings that can't be used: the caller that
 * started the service reports the problems. Nobody does so for somebody else's application, which
 * {@link SettingsFailureAnalyzer} serves.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SettingsReporter implements SpringBootExceptionReporter {

    private static final String NAME = "spring.config.name";
    private static final String SERVICES = "caesura-";

    private final boolean service;

    /** Spring's factories hand the context over; there is none before the files are read. */
    SettingsReporter(@Nullable ConfigurableApplicationContext context) {
        this.service =
                context == null
                        || context.getEnvironment().getProperty(NAME, "").startsWith(SERVICES);
    }

    @Override
    public boolean reportException(Throwable failure) {
        return service && SettingsException.behind(failure).isPresent();
    }
}
