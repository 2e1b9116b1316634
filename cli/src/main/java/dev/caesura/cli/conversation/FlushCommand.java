package dev.caesura.cli.conversation;

import dev.caesura.schemas.event.Command.Name;
import picocli.CommandLine.Command;

/** Closes a conversation's open burst. */
@Command(
        name = "flush",
        description = "Closes a conversation's open burst now, without waiting for the pause.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FlushCommand extends ConversationCommand {

    public FlushCommand() {
        super(Name.FLUSH);
    }
}
