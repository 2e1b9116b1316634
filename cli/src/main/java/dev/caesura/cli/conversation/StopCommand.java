package dev.caesura.cli.conversation;

import dev.caesura.schemas.event.Command.Name;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Stops a conversation. */
@Command(
        name = "stop",
        description = "Answers nothing more in a conversation until it is resumed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StopCommand extends ConversationCommand {

    public StopCommand() {
        super(Name.STOP);
    }

    @Override
    @Nullable String idle(ConversationGlance glance) {
        return glance.wasTold(Name.STOP) ? "It was already stopped." : null;
    }

    @Override
    String done(String conversation, ConversationGlance glance) {
        return "Stopped " + conversation + ": nothing more is answered until it is resumed.";
    }
}
