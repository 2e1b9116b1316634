package dev.caesura.cli.replay;

import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.SinceOption;
import dev.caesura.cli.replay.Comparison.Count;
import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.cli.terminal.Logs;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads the log again, and compares the decisions with the ledger. */
@Command(
        name = "replay",
        description = {
            "Reads the log again into scratch topics, with the processor's own code and the given"
                    + " settings, and compares requests and outcomes with the ledger.",
            "Give the processor's settings with --config: another gap gives other bursts.",
            "Nothing is generated or sent. The scratch topics are removed at the end."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the results are the same",
            "1:the results differ, or the brokers do not answer",
            "2:wrong usage"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "10m",
            description =
                    "How much of the beginning is read but not compared, since its bursts may have"
                            + " begun before (default: ${DEFAULT-VALUE}).")
    private Duration warmUp;

    @Option(names = "--keep", description = "Leave the scratch topics for a closer look.")
    private boolean keep;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final SinceOption since = new SinceOption();
    @Mixin private final Output output = new Output();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public ReplayCommand() {}

    @Override
    public Integer call() throws IOException {
        Logs.ofTrouble();
        Comparison comparison =
                kafka.cluster()
                        .run(cluster -> new ReplayRun(cluster, since.time(), warmUp).run(keep));
        output.print(comparison, out -> print(comparison, out));
        return comparison.isEqual() ? 0 : 1;
    }

    private static void print(Comparison comparison, PrintWriter out) {
        Table table = new Table("", "same", "different", "only in ledger", "only in replay");
        row(table, "requests", comparison.requests());
        row(table, "outcomes", comparison.outcomes());
        table.print(out);
        if (comparison.leftOut() > 0) {
            out.println(
                    comparison.leftOut()
                            + " conversations were left out: the clock decided there, as with a time-out");
        }
        comparison.examples().forEach(out::println);
        out.println(comparison.isEqual() ? "The results are the same." : "The results differ.");
    }

    private static void row(Table table, String what, Count count) {
        table.add(
                what,
                "" + count.same(),
                "" + count.different(),
                "" + count.onlyInLedger(),
                "" + count.onlyInReplay());
    }
}
