package dev.caesura.cli.settings;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.terminal.Counted;
import dev.caesura.cli.terminal.Output;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsCheck;
import dev.caesura.service.settings.SettingsException;
import dev.caesura.service.settings.WrittenSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a configuration before anything starts with it. */
@Command(
        name = "config",
        description = "Reports what is wrong with a configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(check)",
        sortOptions = false)
public final class ConfigCommand implements Runnable {

    private static final List<String> SECTIONS = List.of("gateway", "processor", "sender");
    private static final String CONSOLE = "console";

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public ConfigCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /**
     * The results, for programs.
     *
     * @param settings the problems of the settings, by file and line
     * @param cluster the problems of the brokers and the topics
     * @param told the checks that passed
     */
    record Report(List<Problem> settings, List<String> cluster, List<String> told) {}

    @Command(
            name = "check",
            description = {
                "Checks settings, policies, secrets, brokers, Kafka's version and topics, and"
                        + " reports everything that is wrong at once.",
                "Nothing is changed. The console's settings are checked if there are any."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false,
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {
                "0:everything is as it should be",
                "1:the brokers do not answer, or the topics differ",
                "2:settings can't be used"
            })
    public int check(
            @Mixin KafkaOptions kafka,
            @Option(
                            names = "--policies",
                            paramLabel = "FILE",
                            description = "Policies; by default those that the settings name.")
                    @Nullable Path policies,
            @Option(
                            names = "--offline",
                            description =
                                    "Ask no broker: check settings, policies and secrets only.")
                    boolean offline,
            @Mixin Output output) {
        ConfigurableEnvironment environment = kafka.environment();
        if (policies != null) {
            add(environment, Map.of("caesura.processor.policies", policies.toString()));
        }
        Map<String, Object> written = WrittenSettings.of(environment);
        List<Problem> problems = new ArrayList<>();
        problems.addAll(SettingsCheck.problems(environment, sections(written)));
        problems.addAll(SamePort.problems(environment));
        List<String> told = new ArrayList<>();
        told.add(Counted.of(written.size(), "setting") + " read.");
        List<String> cluster = new ArrayList<>();
        if (!offline && problems.isEmpty()) {
            new ClusterCheck(cluster, told).run(new Cluster(written), written);
        }
        Report report = new Report(problems, cluster, told);
        output.print(report, out -> print(report, out));
        return !problems.isEmpty() ? SettingsException.EXIT_CODE : cluster.isEmpty() ? 0 : 1;
    }

    private static void add(ConfigurableEnvironment environment, Map<String, Object> settings) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("options", new LinkedHashMap<>(settings)));
    }

    private static List<String> sections(Map<String, Object> written) {
        List<String> sections = new ArrayList<>(SECTIONS);
        if (written.keySet().stream().anyMatch(name -> name.startsWith("caesura.console."))) {
            sections.add(CONSOLE);
        }
        return sections;
    }

    private static void print(Report report, PrintWriter out) {
        report.told().forEach(out::println);
        if (!report.settings().isEmpty()) {
            out.println(new SettingsException(report.settings()).getMessage());
        }
        report.cluster().forEach(problem -> out.println("! " + problem));
        if (report.settings().isEmpty() && report.cluster().isEmpty()) {
            out.println("Everything is as it should be.");
        }
    }
}
