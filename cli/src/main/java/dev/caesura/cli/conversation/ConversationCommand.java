package dev.caesura.cli.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.Contacts;
import dev.caesura.cli.cluster.ConversationConverter;
import dev.caesura.cli.cluster.EventWriter;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Output;
import dev.caesura.schemas.event.Command;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The common part of stop, resume, pause, flush and forget: each writes one command, and returns
 * once Kafka has it on all in-sync replicas. The processor obeys when it reads it.
 */
abstract class ConversationCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CONVERSATION",
            converter = ConversationConverter.class,
            description = "channel:account:contact, such as whatsapp:106540352242922:16315551181.")
    private String conversation;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who gives the command, for the record (default: ${DEFAULT-VALUE}).")
    private String by;

    @Spec private CommandSpec spec;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final Output output = new Output();

    private final Command.Name name;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest.
    ConversationCommand(Command.Name name) {
        this.name = name;
    }

    /** The command's parameters; by default none. */
    Map<String, String> parameters() {
        return Map.of();
    }

    /** Refuses a command that the user did not confirm; by default no confirmation is needed. */
    void confirm(String conversation) {}

    /** The reason why the command has nothing to do, as a sentence; null if it has. */
    @Nullable String idle(ConversationGlance glance) {
        return null;
    }

    /** The action done, as a sentence. */
    abstract String done(String conversation, ConversationGlance glance);

    /**
     * The result of a command, for programs.
     *
     * @param done the action, or the reason why there was nothing to do
     * @param position the command's position in the log; null if none was needed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(@JsonUnwrapped Command command, String done, @Nullable String position) {}

    /** The ids for which it is written; by default that of the conversation. */
    List<String> idsOf(String conversation, Contacts contacts) {
        return List.of(conversation);
    }

    @Override
    public Integer call() {
        confirm(conversation);
        Cluster cluster = kafka.cluster();
        String named = conversation;
        conversation = cluster.run(it -> new Contacts(it).conversationOf(named));
        if (!named.equals(conversation)) {
            spec.commandLine().getErr().println(named + " is now " + conversation + ".");
        }
        Result result = cluster.run(this::obey);
        output.print(result, out -> out.println(result.done()));
        return 0;
    }

    private Command command(String of) {
        return new Command(UUID.randomUUID().toString(), of, name, parameters(), by, Instant.now());
    }

    private Result obey(Cluster cluster) {
        Command command = command(conversation);
        ConversationGlance glance = ConversationGlance.at(cluster, conversation);
        if (!glance.exists()) {
            throw new CommandException(
                    CommandException.FAILED,
                    "There is no conversation "
                            + conversation
                            + " in the log, so there is nothing to "
                            + name.name().toLowerCase(Locale.ROOT)
                            + ".");
        }
        String idle = idle(glance);
        return idle == null
                ? new Result(command, done(conversation, glance), send(cluster, command))
                : new Result(command, idle, null);
    }

    private String send(Cluster cluster, Command command) {
        try (EventWriter writer = new EventWriter(cluster)) {
            for (String other : idsOf(conversation, new Contacts(cluster))) {
                if (!other.equals(conversation)) {
                    writer.write(cluster.topics().commands(), command(other));
                }
            }
            return writer.write(cluster.topics().commands(), command);
        }
    }
}
