package dev.caesura.cli;

import dev.caesura.schemas.event.Command.Name;
import picocli.CommandLine.Command;

/** Closes a conversation's open burst. */
@Command(
        name = "flush",
        description = "Closes a conversation's open burst now, without waiting for the pause.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class FlushCommand extends ConversationCommand {

    FlushCommand() {
        super(Name.FLUSH);
    }
}
