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
import dev.caesura.cli.registry.SchemasCommand;
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
import dev.caesura.cli.spool.SpoolCommand;
import dev.caesura.cli.tune.TuneCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

/**
 * All commands. To add one, write its class and list it here.
 *
 * <p>A command's class is loaded when it is called; all of them only for the help, for completion
 * and for an unknown name.
 */
final class Commands {

    private static final Set<String> NEED_ALL = Set.of("help", "completion");

    private static final Map<String, Supplier<Class<?>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("demo", () -> DemoCommand.class);
        ALL.put("gateway", () -> GatewayCommand.class);
        ALL.put("processor", () -> ProcessorCommand.class);
        ALL.put("sender", () -> SenderCommand.class);
        ALL.put("console", () -> ConsoleCommand.class);
        ALL.put("init", () -> InitCommand.class);
        ALL.put("config", () -> ConfigCommand.class);
        ALL.put("topics", () -> TopicsCommand.class);
        ALL.put("schemas", () -> SchemasCommand.class);
        ALL.put("translate", () -> TranslateCommand.class);
        ALL.put("similarity", () -> SimilarityCommand.class);
        ALL.put("explain", () -> ExplainCommand.class);
        ALL.put("stop", () -> StopCommand.class);
        ALL.put("resume", () -> ResumeCommand.class);
        ALL.put("pause", () -> PauseCommand.class);
        ALL.put("flush", () -> FlushCommand.class);
        ALL.put("forget", () -> ForgetCommand.class);
        ALL.put("unlock", () -> UnlockCommand.class);
        ALL.put("diagnose", () -> DiagnoseCommand.class);
        ALL.put("dead-letters", () -> DeadLettersCommand.class);
        ALL.put("spool", () -> SpoolCommand.class);
        ALL.put("replay", () -> ReplayCommand.class);
        ALL.put("tune", () -> TuneCommand.class);
        ALL.put("bench", () -> BenchCommand.class);
        ALL.put("test", () -> TestCommand.class);
        ALL.put("warm-up", () -> WarmUpCommand.class);
        ALL.put("completion", () -> CompletionCommand.class);
        ALL.put("help", () -> HelpCommand.class);
    }

    private Commands() {}

    /** The one command that the arguments begin with, or all. */
    static List<Class<?>> of(String... args) {
        if (args.length == 0 || NEED_ALL.contains(args[0])) {
            return all();
        }
        Supplier<Class<?>> meant = ALL.get(args[0]);
        return meant == null ? all() : List.of(meant.get());
    }

    /** All commands, in the order in which the help lists them. */
    static List<Class<?>> all() {
        return ALL.values().stream().<Class<?>>map(Supplier::get).toList();
    }

    /** The names of all commands. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }
}
