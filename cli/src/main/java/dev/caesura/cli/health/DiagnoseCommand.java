package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.SinceOption;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.cli.terminal.Output;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reports the state of the system. */
@Command(
        name = "diagnose",
        description =
                "Shows the state of the system: totals, stuck turns, failures, probable duplicates,"
                        + " lag, topic settings, and what to do.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:healthy",
            "1:something needs attention",
            "2:wrong usage, or no diagnosis, for example because no broker answers"
        })
public final class DiagnoseCommand implements Callable<Integer> {

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "10m",
            description =
                    "A turn that stands still for longer is stuck, and a message without an outcome"
                            + " is missing one (default: ${DEFAULT-VALUE}).")
    private Duration olderThan;

    @Option(
            names = "--conservation",
            description = "Also check that every message has exactly one outcome; reads messages.")
    private boolean conservation;

    @Option(
            names = {"--service", "--gateway"},
            paramLabel = "URL",
            converter = ServiceConverter.class,
            description =
                    "Also ask this service (gateway, processor, sender, console) for its health, its"
                            + " threads and its spool, such as http://127.0.0.1:8080; may be given"
                            + " several times.")
    private List<URI> services = List.of();

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final SinceOption since = new SinceOption();
    @Mixin private final Output output = new Output();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public DiagnoseCommand() {}

    /**
     * The diagnosis for programs.
     *
     * @param healthy whether there is nothing to look at
     * @param diagnosis the details
     */
    public record Report(boolean healthy, Diagnosis diagnosis) {}

    @Override
    public Integer call() {
        Diagnosis diagnosis = diagnose();
        boolean healthy = diagnosis.findings().isEmpty();
        output.print(new Report(healthy, diagnosis), out -> DiagnosisText.print(diagnosis, out));
        return healthy ? 0 : 1;
    }

    private Diagnosis diagnose() {
        try {
            return kafka.cluster().run(this::diagnose);
        } catch (CommandException | IllegalStateException e) {
            throw new CommandException(
                    CommandException.USAGE, "No diagnosis is possible. " + e.getMessage());
        }
    }

    private Diagnosis diagnose(Cluster cluster) {
        Examination examination = new Examination(cluster, since.time());
        ConservationResult conserved = conservation ? examination.conservation(olderThan) : null;
        return examination.diagnose(
                olderThan, conserved, services.stream().map(ServiceProbe::of).toList());
    }
}
