package dev.caesura.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The environment of a benchmark.
 *
 * @param folder the folder for its plot and its state; kept after the run
 * @param options the options on the command line, as {@code --set NAME=VALUE}
 * @param progress takes a line on its progress
 */
public record Workspace(Path folder, Map<String, String> options, Consumer<String> progress) {

    public Workspace {
        options = Map.copyOf(options);
    }

    /** Reports the progress. */
    public void say(String line) {
        progress.accept(line);
    }

    /**
     * A whole number from the options.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public int option(String name, int otherwise) {
        String value = options.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--set " + name + "=" + value + ": write a whole number", e);
        }
    }

    /** A text from the options. */
    public String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }
}
