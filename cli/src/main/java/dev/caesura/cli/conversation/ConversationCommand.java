package dev.caesura.cli.conversation;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.ConversationConverter;
import dev.caesura.cli.cluster.EventWriter;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.terminal.Output;
import dev.caesura.schemas.event.Command;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What stop, resume, pause, flush and forget have in common: each writes one command, and returns
 * once Kafka has it on all in-sync copies. The processor obeys when it reads it.
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
            description = "Who commands it, for the record (default: ${DEFAULT-VALUE}).")
    private String by;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final Output output = new Output();

    private final Command.Name name;

    @SuppressWarnings("NullAway.Init") // picocli sets the rest.
    ConversationCommand(Command.Name name) {
        this.name = name;
    }

    /** What the command says beside its name; by default nothing. */
    Map<String, String> parameters() {
        return Map.of();
    }

    /** Refuses what the user did not confirm; by default nothing needs it. */
    void confirm(String conversation) {}

    @Override
    public Integer call() throws IOException {
        confirm(conversation);
        Command command =
                new Command(
                        UUID.randomUUID().toString(),
                        conversation,
                        name,
                        parameters(),
                        by,
                        Instant.now());
        String position = kafka.cluster().run(cluster -> send(cluster, command));
        output.print(
                command,
                out ->
                        out.printf(
                                "%s %s, written as %s%n",
                                name.name().toLowerCase(Locale.ROOT), conversation, position));
        return 0;
    }

    private static String send(Cluster cluster, Command command) {
        try (EventWriter writer = new EventWriter(cluster)) {
            return writer.write(cluster.topics().commands(), command);
        }
    }
}
