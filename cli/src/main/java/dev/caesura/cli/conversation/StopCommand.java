package dev.caesura.cli.conversation;

import dev.caesura.schemas.event.Command.Name;
import picocli.CommandLine.Command;

/** Stops a conversation. */
@Command(
        name = "stop",
        description = "Answers nothing more in a conversation, until resume.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StopCommand extends ConversationCommand {

    public StopCommand() {
        super(Name.STOP);
    }
}
