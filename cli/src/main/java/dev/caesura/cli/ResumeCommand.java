package dev.caesura.cli;

import dev.caesura.schemas.event.Command.Name;
import picocli.CommandLine.Command;

/** Takes up a conversation again. */
@Command(
        name = "resume",
        description = "Takes up a conversation that is stopped or paused.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ResumeCommand extends ConversationCommand {

    ResumeCommand() {
        super(Name.RESUME);
    }
}
