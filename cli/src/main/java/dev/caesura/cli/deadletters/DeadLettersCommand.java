package dev.caesura.cli.deadletters;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.ConversationConverter;
import dev.caesura.cli.cluster.EventWriter;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.SinceOption;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import dev.caesura.schemas.deadletters.DeadLetter;
import dev.caesura.schemas.deadletters.DeadLetterBox;
import dev.caesura.schemas.deadletters.DeadLetterFilter;
import dev.caesura.schemas.deadletters.PutBack;
import dev.caesura.schemas.deadletters.Replays;
import dev.caesura.schemas.event.InboundMessage;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows dead letters, and replays them. */
@Command(
        name = "dead-letters",
        description = "Shows records that could not be processed, and puts them back.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | replay)",
        sortOptions = false)
public final class DeadLettersCommand implements Runnable {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public DeadLettersCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The selection of dead letters. */
    public static final class Selection {
        @Mixin private final SinceOption since = new SinceOption();

        @Option(names = "--reason", paramLabel = "CODE", description = "Only with this reason.")
        private @Nullable String reason;

        @Option(
                names = "--source",
                paramLabel = "TOPIC",
                description = "Only those read from this topic, such as messages.")
        private @Nullable String source;

        @Option(
                names = "--conversation",
                paramLabel = "CONVERSATION",
                converter = ConversationConverter.class,
                description = "Only of this conversation.")
        private @Nullable String conversation;

        @Option(
                names = "--at",
                paramLabel = "POSITION",
                converter = PositionConverter.class,
                description = "Only this one, as the list shows it: dead-letters-0@17.")
        private @Nullable String position;

        /** The message that there is none, and where others may be. */
        private String none() {
            boolean filtered =
                    reason != null || source != null || conversation != null || position != null;
            return "No dead letters"
                    + (filtered ? " of this kind" : "")
                    + " since "
                    + since.time()
                    + "; --since 7d looks further back.";
        }

        private List<DeadLetter> read(Cluster cluster) {
            var filter = new DeadLetterFilter(reason, source, conversation, position);
            DeadLetterBox box = new DeadLetterBox(filter::accepts, Integer.MAX_VALUE);
            cluster.read(List.of(cluster.topics().deadLetters()), since.start(), box::add);
            return box.letters();
        }
    }

    @Command(
            name = "list",
            description = "Shows dead letters.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    public int list(@Mixin KafkaOptions kafka, @Mixin Selection selection, @Mixin Output output) {
        List<DeadLetter> letters = kafka.cluster().run(selection::read);
        output.print(letters, out -> print(letters, selection, out));
        return 0;
    }

    @Command(
            name = "replay",
            description = {
                "Puts dead letters back into the topics that they came from, with their key and"
                        + " bytes; a webhook is read again, and its messages are written.",
                "Without --execute it only shows what it would do."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    public int replay(
            @Mixin KafkaOptions kafka,
            @Mixin Selection selection,
            @Option(names = "--execute", description = "Do it; by default, only show it.")
                    boolean execute,
            @Option(
                            names = "--force",
                            description =
                                    "Also those put back " + Replays.LIMIT + " times already.")
                    boolean force,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description =
                                    "Who puts them back, for the record (default:"
                                            + " ${DEFAULT-VALUE}).")
                    String by,
            @Mixin Output output) {
        List<Row> rows =
                kafka.cluster()
                        .run(cluster -> replay(cluster, selection, execute ? by : null, force));
        output.print(rows, out -> printRows(rows, selection, execute, out));
        return 0;
    }

    /**
     * The result for a dead letter.
     *
     * @param replayed its new position; null if it was not replayed
     * @param refusal the reason why it can't be replayed; null if it can
     */
    public record Row(DeadLetter letter, @Nullable String replayed, @Nullable String refusal) {}

    /** Replays them in a person's name; without one, only says what would be done. */
    private List<Row> replay(
            Cluster cluster, Selection selection, @Nullable String by, boolean force) {
        Replays replays = new Replays(cluster.topics(), force);
        WebhookReplay webhooks = new WebhookReplay();
        List<Row> rows = new ArrayList<>();
        try (EventWriter writer = new EventWriter(cluster)) {
            for (DeadLetter letter : selection.read(cluster)) {
                List<InboundMessage> messages = List.of();
                String refusal = replays.refusal(letter);
                if (refusal == null && Replays.isWebhook(letter)) {
                    WebhookReplay.Reading reading = webhooks.read(letter);
                    messages = reading.messages();
                    refusal = reading.problem();
                }
                String replayed =
                        by == null || refusal != null
                                ? null
                                : putBack(writer, replays, letter, messages, by);
                rows.add(new Row(letter, replayed, refusal));
            }
        }
        return rows;
    }

    private String putBack(
            EventWriter writer,
            Replays replays,
            DeadLetter letter,
            List<InboundMessage> messages,
            String by) {
        Instant now = Instant.now();
        String writtenTo =
                Replays.isWebhook(letter)
                        ? messages.stream()
                                .map(message -> replays.message(letter, message, by, now))
                                .map(writer::write)
                                .collect(Collectors.joining(", "))
                        : writer.write(replays.record(letter, by, now));
        try {
            writer.write(replays.note(letter, by, now, writtenTo));
        } catch (KafkaException e) {
            // It is back, and its own headers name the person.
            spec.commandLine()
                    .getErr()
                    .println("No note of it could be written: " + e.getMessage());
        }
        return writtenTo;
    }

    private static void print(List<DeadLetter> letters, Selection selection, PrintWriter out) {
        if (letters.isEmpty()) {
            out.println(selection.none());
            return;
        }
        Table table =
                new Table(
                        "position",
                        "at",
                        "reason",
                        "source",
                        "conversation",
                        "replays",
                        "put back by");
        for (DeadLetter letter : letters) {
            table.add(
                    letter.position(),
                    letter.at().toString(),
                    letter.reason(),
                    letter.source(),
                    Objects.requireNonNullElse(letter.conversationId(), ""),
                    "" + letter.replays(),
                    letter.putBack().stream().map(PutBack::by).collect(Collectors.joining(", ")));
        }
        table.print(out);
    }

    private static void printRows(
            List<Row> rows, Selection selection, boolean execute, PrintWriter out) {
        if (rows.isEmpty()) {
            out.println(selection.none());
            return;
        }
        Table table = new Table("position", "reason", "source", "");
        for (Row row : rows) {
            table.add(
                    row.letter().position(),
                    row.letter().reason(),
                    row.letter().source(),
                    says(row));
        }
        table.print(out);
        if (!execute) {
            out.println("Nothing was changed; --execute puts them back.");
        }
    }

    private static String says(Row row) {
        if (row.refusal() != null) {
            return "stays: " + row.refusal();
        }
        return row.replayed() == null ? "would be put back" : "put back as " + row.replayed();
    }
}
