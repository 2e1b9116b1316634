package dev.caesura.spring;

import dev.caesura.processor.policyfile.PolicyException;
import dev.caesura.processor.topology.StreamsSettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Names the wrong setting in a few lines, in place of a stack trace. */
final class SettingsFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PolicyException) {
                return new FailureAnalysis(
                        String.valueOf(cause.getMessage()),
                        "Correct the policy; Caesura's page on policies lists them all.",
                        cause);
            }
            if (cause instanceof StreamsSettingsException) {
                return new FailureAnalysis(
                        String.valueOf(cause.getMessage()),
                        "Correct caesura.processor.streams.* in the application's settings.",
                        cause);
            }
        }
        return null;
    }
}
