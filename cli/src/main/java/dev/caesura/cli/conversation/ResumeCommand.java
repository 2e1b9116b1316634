package dev.caesura.cli.conversation;

import dev.caesura.schemas.event.Command.Name;
import picocli.CommandLine.Command;

/** Resumes a conversation. */
@Command(
        name = "resume",
        description = "Resumes a stopped or paused conversation.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ResumeCommand extends ConversationCommand {

    public ResumeCommand() {
        super(Name.RESUME);
    }

    @Override
    String done(String conversation, ConversationGlance glance) {
        return "Resumed " + conversation + ": messages that arrive from now on are answered.";
    }
}
