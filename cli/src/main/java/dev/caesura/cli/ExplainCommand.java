package dev.caesura.cli;

import dev.caesura.schemas.story.Story;
import dev.caesura.schemas.story.StoryBuilder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells what happened in a conversation, and why something was not answered. */
@Command(
        name = "explain",
        description =
                "Tells a conversation's story: its turns, and each message's outcome and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:told",
            "1:the conversation has no records in that time, or the brokers do not answer",
            "2:wrong usage"
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CONVERSATION",
            converter = ConversationConverter.class,
            description = "channel:account:contact, such as whatsapp:106540352242922:16315551181.")
    private String conversation;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final SinceOption since = new SinceOption();
    @Mixin private final Output output = new Output();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    ExplainCommand() {}

    @Override
    public Integer call() throws IOException {
        Story story = kafka.cluster().run(this::tell);
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

    private Story tell(Cluster cluster) {
        StoryBuilder builder = new StoryBuilder();
        cluster.readConversation(conversation, since.start(), builder::add);
        return builder.tell(conversation, since.time());
    }
}
