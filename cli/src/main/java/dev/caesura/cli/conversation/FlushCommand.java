package dev.caesura.cli.conversation;

import dev.caesura.cli.terminal.Counted;
import dev.caesura.schemas.event.Command.Name;
import org.jspecify.annotations.Nullable;
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

    @Override
    @Nullable String idle(ConversationGlance glance) {
        return glance.open() == 0 ? "Nothing was open." : null;
    }

    @Override
    String done(String conversation, ConversationGlance glance) {
        return "Closed the open burst of "
                + conversation
                + ": "
                + Counted.of(glance.open(), "message")
                + ".";
    }
}
