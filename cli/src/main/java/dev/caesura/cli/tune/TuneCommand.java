package dev.caesura.cli.tune;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.SinceOption;
import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import dev.caesura.console.tune.AnswerTrials;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.processor.tune.Candidate;
import dev.caesura.processor.tune.GapTrials;
import dev.caesura.processor.tune.Recommendation;
import dev.caesura.processor.tune.TrialResult;
import dev.caesura.schemas.answers.Answers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries other gaps on the team's own messages, and recommends one. */
@Command(
        name = "tune",
        description = {
            "The gap advisor: forms the bursts of your own messages under several gaps, and shows"
                    + " each gap's effect for each channel.",
            "Of those that interrupt few contacts while their reply is made, it recommends the one"
                    + " with the shortest wait.",
            "It also shows what contacts experience: how long after their last message the answer"
                    + " came, the answers that came while they were writing, and the calls made in"
                    + " vain; by the ledger, and simulated under the present settings and the"
                    + " presets."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TuneCommand implements Callable<Integer> {

    private static final String POLICY = "caesura.processor.policy.";

    @Option(
            names = "--gaps",
            paramLabel = "DURATION",
            split = ",",
            converter = DurationConverter.class,
            defaultValue = "2s,5s,10s,15s,20s,30s,45s,60s",
            description = "The gaps to try (default: ${DEFAULT-VALUE}).")
    private List<Duration> gaps;

    @Option(
            names = "--max-waits",
            paramLabel = "DURATION",
            split = ",",
            converter = DurationConverter.class,
            description = "The maximum waits to try (default: the present one).")
    private List<Duration> maxWaits = List.of();

    @Option(
            names = "--answer-time",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description =
                    "How long a reply takes from a burst's end; a contact who writes within it was"
                            + " interrupted (default: ${DEFAULT-VALUE}).")
    private Duration answerTime;

    @Option(
            names = "--accept",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "The interrupted bursts that are accepted (default: ${DEFAULT-VALUE}).")
    private double accepted;

    @Option(names = "--chart", paramLabel = "FILE", description = "Also draw it, as a PNG.")
    private @Nullable Path chart;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final SinceOption since = new SinceOption();
    @Mixin private final Output output = new Output();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public TuneCommand() {}

    /**
     * A channel's results.
     *
     * @param recommendation the recommended gap, and the reason
     * @param trials every candidate, the present rules first
     * @param felt the contacts' experience, now and under the presets; null if it is not known
     */
    public record Channel(
            Recommendation recommendation,
            List<TrialResult> trials,
            AnswerTrials.@Nullable Felt felt) {}

    @Override
    public Integer call() throws IOException {
        Map<String, Channel> channels = kafka.cluster().run(this::channels);
        if (chart != null && !channels.isEmpty()) {
            GapChart.write(channels, chart);
        }
        output.print(channels, out -> print(channels, out));
        return 0;
    }

    private Map<String, Channel> channels(Cluster cluster) {
        Policies policies = policies(cluster.settings());
        GapTrials trials = new GapTrials(channel -> candidates(policies, channel), answerTime);
        AnswerTrials answers = new AnswerTrials();
        cluster.read(
                AnswerTrials.topics(cluster.topics()),
                since.start(),
                entry -> {
                    trials.add(entry);
                    answers.add(entry);
                });
        Map<String, AnswerTrials.Felt> felt = answers.end(policies);
        Map<String, Channel> channels = new TreeMap<>();
        trials.end()
                .forEach(
                        (name, results) ->
                                channels.put(
                                        name,
                                        new Channel(
                                                Recommendation.of(results, accepted / 100),
                                                results,
                                                felt.get(name))));
        return channels;
    }

    /** The channel's present rules, then every gap with every maximum wait that is not shorter. */
    private List<Candidate> candidates(Policies policies, String channel) {
        Candidate present = Candidate.of(policies.of(channel + ":any:any").burst());
        Set<Candidate> candidates = new LinkedHashSet<>(List.of(present));
        for (Duration wait : maxWaits.isEmpty() ? List.of(present.maxWait()) : maxWaits) {
            gaps.stream()
                    .filter(gap -> gap.compareTo(wait) <= 0)
                    .forEach(gap -> candidates.add(present.with(gap, wait)));
        }
        return List.copyOf(candidates);
    }

    /** The policies in the processor's settings. */
    private static Policies policies(Map<String, Object> settings) {
        Map<String, String> single = new TreeMap<>();
        settings.forEach(
                (name, value) -> {
                    if (name.startsWith(POLICY)) {
                        single.put(name.substring(POLICY.length()), value.toString());
                    }
                });
        Policy base = PolicyFile.with(Policy.defaults(), POLICY, single);
        Object file = settings.get("caesura.processor.policies");
        return file == null
                ? PolicyFile.standard(base)
                : PolicyFile.read(Path.of(file.toString()), base);
    }

    private static void print(Map<String, Channel> channels, PrintWriter out) {
        if (channels.isEmpty()) {
            out.println("No messages in that time; --since 7d looks further back.");
        }
        channels.forEach(
                (name, channel) -> {
                    out.printf("%s, %d messages%n", name, channel.trials().get(0).messages());
                    table(channel).print(out);
                    out.println("Recommended: " + channel.recommendation().reasoning());
                    out.println();
                    if (channel.felt() != null) {
                        print(channel.felt(), out);
                    }
                });
    }

    private static void print(AnswerTrials.Felt felt, PrintWriter out) {
        out.printf(
                "What contacts experience; simulated with %d messages and calls of %s%n",
                felt.messages(), seconds(felt.modelSeconds()));
        Table table =
                new Table(
                        "setting",
                        "gap",
                        "draft after",
                        "in flight",
                        "answers",
                        "answer after last",
                        "95 %",
                        "while writing",
                        "calls",
                        "in vain");
        add(table, List.of("measured", "", "", ""), felt.measured());
        for (AnswerTrials.Trial trial : felt.simulated()) {
            add(
                    table,
                    List.of(
                            trial.name() + " (simulated)",
                            seconds(trial.gap().toMillis() / 1000.0),
                            trial.draftAfter().isZero()
                                    ? "off"
                                    : (trial.draftDynamic() ? "from " : "")
                                            + seconds(trial.draftAfter().toMillis() / 1000.0),
                            trial.inFlight().name().toLowerCase(Locale.ROOT)),
                    trial.answers());
        }
        table.print(out);
        out.println();
    }

    private static void add(Table table, List<String> setting, Answers.Summary felt) {
        List<String> cells = new ArrayList<>(setting);
        cells.add("" + felt.answers());
        cells.add(felt.answers() == 0 ? "–" : seconds(felt.waitSeconds()));
        cells.add(felt.answers() == 0 ? "–" : seconds(felt.longWaitSeconds()));
        cells.add(
                String.format("%d (%.1f %%)", felt.whileWriting(), 100 * felt.whileWritingShare()));
        cells.add("" + felt.calls());
        cells.add(String.format("%d (%.1f %%)", felt.inVain(), 100 * felt.vainShare()));
        table.add(cells.toArray(String[]::new));
    }

    private static Table table(Channel channel) {
        Table table =
                new Table(
                        "gap",
                        "max wait",
                        "replies",
                        "saved calls",
                        "split",
                        "merged",
                        "interrupted",
                        "wait after last",
                        "after first",
                        "95 %");
        String note = " (now)";
        for (TrialResult trial : channel.trials()) {
            table.add(
                    seconds(trial.gap().toMillis() / 1000.0) + note,
                    seconds(trial.maxWait().toMillis() / 1000.0),
                    "" + trial.replies(),
                    "" + trial.callsSaved(),
                    "" + trial.split(),
                    "" + trial.merged(),
                    String.format("%.1f %%", 100 * trial.interruptedShare()),
                    seconds(trial.waitAfterLastSeconds()),
                    seconds(trial.waitAfterFirstSeconds()),
                    seconds(trial.longWaitSeconds()));
            note = "";
        }
        return table;
    }

    private static String seconds(double seconds) {
        return String.format("%.1f s", seconds);
    }
}
