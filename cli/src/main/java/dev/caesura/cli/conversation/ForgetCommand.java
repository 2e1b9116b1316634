package dev.caesura.cli.conversation;

import dev.caesura.cli.cluster.Contacts;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.ProgressBar;
import dev.caesura.schemas.event.Command.Name;
import java.io.Console;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases the processor's data about a conversation. */
@Command(
        name = "forget",
        description = {
            "Erases a conversation's state and history; it can't be undone.",
            "The topics keep their records until their retention ends."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ForgetCommand extends ConversationCommand {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    public ForgetCommand() {
        super(Name.FORGET);
    }

    @Override
    public void confirm(String conversation) {
        if (!yes && !agreed(conversation)) {
            throw new CommandException(
                    CommandException.USAGE,
                    "Nothing was erased. Give --yes, or answer yes, to erase " + conversation);
        }
    }

    // From Java 22 on there is a console without a terminal, too; the launcher knows better.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean agreed(String conversation) {
        Console console = System.console();
        return ProgressBar.isTerminal()
                && console != null
                && "yes".equals(console.readLine("Erase %s for good? (yes/no) ", conversation));
    }

    /** Data under other ids of the same contact are erased with it. */
    @Override
    List<String> idsOf(String conversation, Contacts contacts) {
        return contacts.idsOf(conversation);
    }

    @Override
    String done(String conversation, ConversationGlance glance) {
        return "Erased what Caesura knows of "
                + conversation
                + ". The topics keep their records until their retention ends.";
    }
}
