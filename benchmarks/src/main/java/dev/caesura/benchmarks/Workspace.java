package dev.caesura.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a benchmark is given.
 *
 * @param folder where it may write: a plot that is to be kept, and its state; kept after the run
 * @param options what was given on the command line as {@code --set NAME=VALUE}
 * @param progress takes a line on how far it has come
 */
public record Workspace(Path folder, Map<String, String> options, Consumer<String> progress) {

    public Workspace {
        options = Map.copyOf(options);
    }

    /** Tells how far it has come. */
    public void say(String line) {
        progress.accept(line);
    }

    /**
     * A whole number from the options.
     *
     * @throws IllegalArgumentException if it is none
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
