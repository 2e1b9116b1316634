package dev.caesura.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script with which a shell completes Caesura's commands. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options.",
            "For now: source <(./caesura completion bash); for good: add that line to ~/.bashrc or"
                    + " ~/.zshrc."
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {

    /** The supported shells; the same script serves both. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    CompletionCommand() {}

    @Override
    public void run() {
        var root = spec.root();
        String script = AutoComplete.bash(root.name(), root.commandLine());
        spec.commandLine().getOut().println(shell == Shell.ZSH ? forZsh(script) : script);
    }

    /** Zsh completes as bash does once its bashcompinit is loaded, which needs compinit. */
    private static String forZsh(String script) {
        return "autoload -U +X compinit && compinit\n" + script;
    }
}
