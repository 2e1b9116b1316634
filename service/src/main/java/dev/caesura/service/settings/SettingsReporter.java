package dev.caesura.service.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps Spring Boot from logging a stack trace for settings that can't be used: whoever started the
 * service says what is wrong with them.
 */
final class SettingsReporter implements SpringBootExceptionReporter {

    /** Spring's factories hand the context over. */
    SettingsReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return SettingsException.behind(failure).isPresent();
    }
}
