package dev.caesura.cli.terminal;

import dev.caesura.service.settings.SettingsException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says in plain words why a command failed.
 *
 * <p>The stack trace is for Caesura's developers: it is shown when {@code CAESURA_DEBUG} is set.
 */
public final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception problem, CommandLine command, ParseResult arguments) {
        command.getErr().println(command.getColorScheme().errorText(explain(problem)));
        if (System.getenv("CAESURA_DEBUG") != null) {
            problem.printStackTrace(command.getErr());
        } else if (isUnexpected(problem)) {
            command.getErr().println("Set CAESURA_DEBUG=1 to see where.");
        }
        if (problem instanceof SettingsException) {
            return SettingsException.EXIT_CODE;
        }
        return problem instanceof CommandException expected
                ? expected.exitCode()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static boolean isUnexpected(Exception problem) {
        return !(problem instanceof CommandException)
                && !(problem instanceof SettingsException)
                && problem instanceof RuntimeException;
    }

    private static String explain(Throwable problem) {
        if (problem instanceof UncheckedIOException && problem.getCause() != null) {
            return explain(problem.getCause());
        }
        if (problem instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile();
        }
        String message = problem.getMessage();
        return problem instanceof CommandException || message != null
                ? Objects.requireNonNullElse(message, "")
                : "Unexpected: " + problem.getClass().getSimpleName();
    }
}
