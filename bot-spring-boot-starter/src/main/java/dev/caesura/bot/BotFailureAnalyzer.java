package dev.caesura.bot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the method that can't be a bot, in place of a stack trace. */
final class BotFailureAnalyzer extends AbstractFailureAnalyzer<BotMethodException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, BotMethodException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Correct the method or its annotation.", cause);
    }
}
