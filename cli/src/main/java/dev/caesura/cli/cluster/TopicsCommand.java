package dev.caesura.cli.cluster;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates Caesura's topics, or compares existing ones with Caesura's needs. */
@Command(
        name = "topics",
        description = "Creates the topics, checks them and their settings, or repairs those.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(create | check | repair)",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the topics are as they should be",
            "1:they differ, or the brokers do not answer",
            "2:wrong usage"
        })
public final class TopicsCommand implements Runnable {

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public TopicsCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "create",
            description = "Creates the topics that are missing, then checks all.",
            mixinStandardHelpOptions = true)
    public int create(
            @Mixin KafkaOptions kafka,
            @Option(
                            names = "--partitions",
                            paramLabel = "N",
                            defaultValue = "" + Topics.DEFAULT_PARTITIONS,
                            description =
                                    "Partitions of each topic (default: ${DEFAULT-VALUE}). All topics need the"
                                            + " same number; it can't be changed later.")
                    int partitions,
            @Option(
                            names = "--replication",
                            paramLabel = "N",
                            defaultValue = "-1",
                            description =
                                    "Copies of each partition (default: the brokers' setting).")
                    short replication,
            @Mixin Output output) {
        if (partitions < 1 || replication == 0) {
            throw new CommandException(
                    CommandException.USAGE,
                    "Nothing was created. --partitions and --replication must be 1 or more.");
        }
        return with(
                kafka,
                (setup, admin, topics) -> {
                    List<String> created = setup.create(partitions, replication);
                    return report(
                            created,
                            differences(setup, admin, topics, partitions, replication),
                            topics,
                            output);
                });
    }

    @Command(
            name = "check",
            description = "Compares the topics with what Caesura needs; changes nothing.",
            mixinStandardHelpOptions = true)
    public int check(
            @Mixin KafkaOptions kafka,
            @Option(
                            names = "--partitions",
                            paramLabel = "N",
                            defaultValue = "-1",
                            description = "Also check that each topic has this many partitions.")
                    int partitions,
            @Option(
                            names = "--replication",
                            paramLabel = "N",
                            defaultValue = "-1",
                            description = "Also check that each partition has this many copies.")
                    short replication,
            @Mixin Output output) {
        return with(
                kafka,
                (setup, admin, topics) ->
                        report(
                                List.of(),
                                differences(setup, admin, topics, partitions, replication),
                                topics,
                                output));
    }

    @Command(
            name = "repair",
            description = {
                "Sets the settings of the topics to what Caesura needs; records, partitions and copies"
                        + " stay as they are.",
                "Without --execute it only shows what it would set."
            },
            mixinStandardHelpOptions = true)
    public int repair(
            @Mixin KafkaOptions kafka,
            @Option(names = "--execute", description = "Do it; by default, only show it.")
                    boolean execute,
            @Mixin Output output) {
        return with(
                kafka,
                (setup, admin, topics) -> {
                    var repairs = execute ? setup.repair() : setup.repairs();
                    output.print(repairs, out -> printRepairs(repairs, execute, out));
                    return 0;
                });
    }

    private static void printRepairs(
            Map<String, Map<String, String>> repairs, boolean execute, PrintWriter out) {
        if (repairs.isEmpty()) {
            out.println("No setting has to be changed.");
            return;
        }
        Table table = new Table("topic", execute ? "was set" : "would be set");
        repairs.forEach(
                (name, settings) ->
                        settings.forEach((key, value) -> table.add(name, key + " = " + value)));
        table.print(out);
        if (!execute) {
            out.println("Nothing was changed; --execute sets them.");
        }
    }

    /**
     * The result for programs.
     *
     * @param created the topics that were created
     * @param differences from Caesura's needs, by topic
     */
    public record Report(List<String> created, Map<String, List<String>> differences) {}

    private static Map<String, List<String>> differences(
            TopicSetup setup, Admin admin, Topics topics, int partitions, short replication) {
        Map<String, List<String>> differences = setup.check();
        new TopicShape(admin).compare(topics, partitions, replication, differences);
        return differences;
    }

    private static int report(
            List<String> created,
            Map<String, List<String>> differences,
            Topics topics,
            Output output) {
        Report report = new Report(created, differences);
        output.print(report, out -> print(report, topics, out));
        return differences.isEmpty() ? 0 : 1;
    }

    private static void print(Report report, Topics topics, PrintWriter out) {
        report.created().forEach(name -> out.println("created " + name));
        if (report.differences().isEmpty()) {
            out.println("All " + topics.settings().size() + " topics are as they should be.");
            return;
        }
        Table table = new Table("topic", "difference");
        report.differences().forEach((name, lines) -> lines.forEach(line -> table.add(name, line)));
        table.print(out);
        TopicAdvice.of(report.differences()).forEach(out::println);
    }

    private static int with(KafkaOptions kafka, Work work) {
        return kafka.cluster()
                .run(
                        cluster -> {
                            Topics topics = cluster.topics();
                            try (Admin admin = cluster.admin()) {
                                return work.run(new TopicSetup(admin, topics), admin, topics);
                            }
                        });
    }

    private interface Work {
        int run(TopicSetup setup, Admin admin, Topics topics);
    }
}
