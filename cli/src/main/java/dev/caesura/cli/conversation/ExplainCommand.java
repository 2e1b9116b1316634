package dev.caesura.cli.conversation;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.Contacts;
import dev.caesura.cli.cluster.ConversationConverter;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.SinceOption;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Output;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.story.Story;
import dev.caesura.schemas.story.StoryBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a conversation's story, and the reason why something was not answered. */
@Command(
        name = "explain",
        description =
                "Tells a conversation's story: its turns, and each message's outcome and reason.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:told",
            "1:the conversation has no records in that time, or the brokers do not answer",
            "2:wrong usage"
        })
public final class ExplainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "CONVERSATION",
            converter = ConversationConverter.class,
            description = "channel:account:contact, such as whatsapp:106540352242922:16315551181.")
    private String conversation;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final SinceOption since = new SinceOption();
    @Mixin private final Output output = new Output();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public ExplainCommand() {}

    @Override
    public Integer call() {
        List<String> unreadable = new ArrayList<>();
        Cluster cluster = kafka.cluster();
        String named = conversation;
        conversation = cluster.run(it -> new Contacts(it).conversationOf(named));
        if (!named.equals(conversation)) {
            spec.commandLine()
                    .getErr()
                    .println(named + " is now " + conversation + "; both are shown.");
        }
        Story story = cluster.run(it -> tell(it, named, unreadable));
        if (!unreadable.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%s: records that can't be read: %d, the last at %s; a processor sets"
                                    + " them aside: caesura dead-letters list%n",
                            conversation, unreadable.size(), unreadable.get(unreadable.size() - 1));
        }
        if (story.isEmpty()) {
            throw new CommandException(
                    CommandException.FAILED,
                    conversation
                            + " has no records since "
                            + since.time()
                            + "; --since 7d looks further back.");
        }
        output.print(story, out -> StoryText.print(story, out));
        return 0;
    }

    /** Events under an earlier id belong to the story. */
    private Story tell(Cluster cluster, String named, List<String> unreadable) {
        StoryBuilder builder = new StoryBuilder();
        for (String id : new LinkedHashSet<>(List.of(named, conversation))) {
            cluster.readConversation(
                    id,
                    since.start(),
                    entry -> {
                        builder.add(entry);
                        if (entry.content() instanceof LogEntry.Content.Unreadable) {
                            unreadable.add(entry.position());
                        }
                    });
        }
        return builder.tell(conversation, since.time());
    }
}
