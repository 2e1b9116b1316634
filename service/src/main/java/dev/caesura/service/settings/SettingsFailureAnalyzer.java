package dev.caesura.service.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Names the settings because of which an application's start was refused, in place of a stack
 * trace.
 */
final class SettingsFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return SettingsException.behind(failure)
                .map(
                        refused ->
                                new FailureAnalysis(
                                        refused.getMessage(),
                                        "Correct the settings named; Caesura's page on settings"
                                                + " lists them all.",
                                        refused))
                .orElse(null);
    }
}
