package dev.caesura.cli.run;

import dev.caesura.cli.terminal.CommandException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stands in the list of commands for {@code test}, which the launcher runs itself. */
@Command(
        name = "test",
        description = "Runs everything that the build checks, installing what the tests need.",
        mixinStandardHelpOptions = true)
public final class TestCommand implements Runnable {

    @Parameters(paramLabel = "MAVEN-OPTION", description = "Passed on to Maven.")
    private List<String> options = List.of();

    @Override
    public void run() {
        throw new CommandException(
                CommandException.USAGE,
                "The tests are run from the sources: ./caesura test " + String.join(" ", options));
    }
}
