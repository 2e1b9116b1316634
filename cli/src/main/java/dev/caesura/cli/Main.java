package dev.caesura.cli;

import dev.caesura.cli.cluster.TopicsCommand;
import dev.caesura.cli.conversation.ExplainCommand;
import dev.caesura.cli.conversation.FlushCommand;
import dev.caesura.cli.conversation.ForgetCommand;
import dev.caesura.cli.conversation.PauseCommand;
import dev.caesura.cli.conversation.ResumeCommand;
import dev.caesura.cli.conversation.StopCommand;
import dev.caesura.cli.deadletters.DeadLettersCommand;
import dev.caesura.cli.health.DiagnoseCommand;
import dev.caesura.cli.health.UnlockCommand;
import dev.caesura.cli.offline.SimilarityCommand;
import dev.caesura.cli.offline.TranslateCommand;
import dev.caesura.cli.replay.ReplayCommand;
import dev.caesura.cli.run.BenchCommand;
import dev.caesura.cli.run.ConsoleCommand;
import dev.caesura.cli.run.DemoCommand;
import dev.caesura.cli.run.GatewayCommand;
import dev.caesura.cli.run.ProcessorCommand;
import dev.caesura.cli.run.SenderCommand;
import dev.caesura.cli.run.TestCommand;
import dev.caesura.cli.run.WarmUpCommand;
import dev.caesura.cli.settings.ConfigCommand;
import dev.caesura.cli.settings.InitCommand;
import dev.caesura.cli.terminal.Failures;
import dev.caesura.cli.terminal.Version;
import dev.caesura.cli.tune.TuneCommand;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine;

/**
 * The entry point of all commands. To add one, write its class and list it here.
 *
 * <p>The classes of commands are all loaded at every start, so they keep heavy types (Spring,
 * Kafka) out of their fields and signatures.
 */
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
            "1:it could not be done, or a check found differences",
            "2:wrong usage, or input that is not what the command reads",
            "130:interrupted"
        },
        footer = {"", "First steps: caesura demo, then open http://localhost:8080/"},
        subcommands = {
            DemoCommand.class,
            GatewayCommand.class,
            ProcessorCommand.class,
            SenderCommand.class,
            ConsoleCommand.class,
            InitCommand.class,
            ConfigCommand.class,
            TopicsCommand.class,
            TranslateCommand.class,
            SimilarityCommand.class,
            ExplainCommand.class,
            StopCommand.class,
            ResumeCommand.class,
            PauseCommand.class,
            FlushCommand.class,
            ForgetCommand.class,
            UnlockCommand.class,
            DiagnoseCommand.class,
            DeadLettersCommand.class,
            ReplayCommand.class,
            TuneCommand.class,
            BenchCommand.class,
            TestCommand.class,
            WarmUpCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command, and returns the exit status. */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    /** The commands, ready to run. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
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
