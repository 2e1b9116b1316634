package dev.caesura.cli;

import dev.caesura.cli.terminal.Failures;
import dev.caesura.cli.terminal.StandardOutput;
import dev.caesura.cli.terminal.Version;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point of all commands; {@link Commands} lists them. */
@Command(
        name = "caesura",
        description = "Answers a burst of chat messages once.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:done",
            "1:the command failed, or a check found differences",
            "2:wrong usage, or input that the command can't read",
            "130:interrupted"
        },
        footer = {"", "First steps: caesura demo, then open http://localhost:8080/"})
public final class Main implements Runnable {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    Main() {}

    public static void main(String[] args) {
        StandardOutput output = StandardOutput.install();
        int status = run(args);
        System.out.flush();
        output.failure()
                .ifPresent(why -> System.err.println("The output could not be written: " + why));
        System.exit(status == 0 && output.failure().isPresent() ? 1 : status);
    }

    /** Runs one command, and returns the exit status. */
    static int run(String... args) {
        return commandLine(args).execute(args);
    }

    /** The commands that these arguments may mean, ready to run. */
    static CommandLine commandLine(String... args) {
        CommandLine main = new CommandLine(new Main());
        Commands.of(args).forEach(command -> main.addSubcommand(command));
        return main.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Main::explainUsage);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int explainUsage(CommandLine.ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(sentence(problem.getMessage())));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(@Nullable String message) {
        return message == null ? "Wrong usage" : message;
    }
}
