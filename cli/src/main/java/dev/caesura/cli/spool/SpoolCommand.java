package dev.caesura.cli.spool;

import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import dev.caesura.gateway.publish.SetAsideRecord;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the records that a gateway has set aside on its disk, and replays them. */
@Command(
        name = "spool",
        description = {
            "Shows records that a gateway has set aside on its disk, because neither their topic"
                    + " nor the dead letters took them, and puts them back.",
            "The gateway may be running."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | replay)",
        sortOptions = false)
public final class SpoolCommand implements Runnable {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public SpoolCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The selection of entries. */
    public static final class Selection {
        @Option(
                names = "--dir",
                paramLabel = "FOLDER",
                required = true,
                description =
                        "The gateway's spool folder, as caesura.gateway.spool.directory names it.")
        private Path directory;

        @Option(names = "--reason", paramLabel = "CODE", description = "Only with this reason.")
        private @Nullable String reason;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "Only this one, as the list shows it.")
        private @Nullable String name;

        @SuppressWarnings("NullAway.Init") // picocli sets it.
        public Selection() {}

        SetAsideEntries entries() {
            if (!Files.isDirectory(directory)) {
                throw new CommandException(
                        CommandException.USAGE, "There is no folder " + directory);
            }
            return new SetAsideEntries(directory, this::accepts);
        }

        private boolean accepts(SetAsideRecord entry) {
            return (reason == null || reason.equals(entry.reason()))
                    && (name == null || name.equals(entry.name()));
        }
    }

    @Command(
            name = "list",
            description = "Shows the records set aside.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    public int list(@Mixin Selection selection, @Mixin Output output) {
        List<SetAsideRecord> entries = selection.entries().list();
        output.print(entries, out -> print(entries, out));
        return 0;
    }

    @Command(
            name = "replay",
            description = {
                "Sends the records set aside to their topics, and forgets those that the topics"
                        + " took.",
                "Without --execute it only shows what it would do."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    public int replay(
            @Mixin KafkaOptions kafka,
            @Mixin Selection selection,
            @Option(names = "--execute", description = "Do it; by default, only show it.")
                    boolean execute,
            @Mixin Output output) {
        SetAsideEntries entries = selection.entries();
        List<SetAsideEntries.Row> rows =
                execute ? kafka.cluster().run(entries::replay) : entries.dryRun();
        output.print(rows, out -> printRows(rows, execute, out));
        return rows.stream().allMatch(row -> row.problem() == null) ? 0 : 1;
    }

    private static void print(List<SetAsideRecord> entries, PrintWriter out) {
        if (entries.isEmpty()) {
            out.println("Nothing is set aside.");
            return;
        }
        Table table = new Table("name", "topic", "conversation", "bytes", "why");
        for (SetAsideRecord entry : entries) {
            table.add(
                    entry.name(),
                    Objects.requireNonNullElse(entry.topic(), "?"),
                    Objects.requireNonNullElse(entry.conversationId(), ""),
                    "" + entry.bytes(),
                    entry.detail());
        }
        table.print(out);
    }

    private static void printRows(
            List<SetAsideEntries.Row> rows, boolean execute, PrintWriter out) {
        if (rows.isEmpty()) {
            out.println("Nothing is set aside.");
            return;
        }
        Table table = new Table("name", "topic", "");
        for (SetAsideEntries.Row row : rows) {
            table.add(
                    row.entry().name(),
                    Objects.requireNonNullElse(row.entry().topic(), "?"),
                    textOf(row));
        }
        table.print(out);
        if (!execute) {
            out.println("Nothing was sent; add --execute to do it.");
        }
    }

    private static String textOf(SetAsideEntries.Row row) {
        if (row.problem() != null) {
            return "stays: " + row.problem();
        }
        return row.writtenTo() == null ? "would be sent" : "is now " + row.writtenTo();
    }
}
