package dev.caesura.cli;

import dev.caesura.schemas.event.Command.Name;
import picocli.CommandLine.Command;

/** Stops a conversation. */
@Command(
        name = "stop",
        description = "Answers nothing more in a conversation, until resume.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StopCommand extends ConversationCommand {

    StopCommand() {
        super(Name.STOP);
    }
}
