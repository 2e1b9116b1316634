package dev.caesura.cli.health;

import dev.caesura.cli.cluster.Cluster;
import dev.caesura.cli.cluster.EventWriter;
import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.cli.cluster.SinceOption;
import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import dev.caesura.schemas.event.Command.Name;
import dev.caesura.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Releases turns that stand still. */
@Command(
        name = "unlock",
        description = {
            "Finds turns that stand still, and with --execute gives them up: the messages get the"
                    + " outcome cancelled, and waiting bursts go on.",
            "Without --execute it only shows them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UnlockCommand implements Callable<Integer> {

    private static final int ATTEMPTS = 3;

    @Option(names = "--execute", description = "Write the commands; without it, only show.")
    private boolean execute;

    @Option(
            names = "--force",
            description =
                    "Also turns that were asked or unlocked "
                            + ATTEMPTS
                            + " times already; read their story first (caesura explain).")
    private boolean force;

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "10m",
            description =
                    "Only turns asked for longer ago; at least the turn limit (default:"
                            + " ${DEFAULT-VALUE}).")
    private Duration olderThan;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who gives the command, for the record (default: ${DEFAULT-VALUE}).")
    private String by;

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final SinceOption since = new SinceOption();
    @Mixin private final Output output = new Output();

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public UnlockCommand() {}

    /**
     * The action for a stuck turn.
     *
     * @param action {@code unlocked}, {@code would be unlocked} or {@code needs --force}
     */
    public record Row(StuckTurn turn, String action) {}

    @Override
    public Integer call() {
        List<Row> rows =
                kafka.cluster()
                        .run(
                                cluster -> {
                                    List<Row> found = find(cluster);
                                    if (execute) {
                                        write(cluster, found);
                                    }
                                    return found;
                                });
        output.print(rows, out -> print(rows, out));
        return 0;
    }

    private List<Row> find(Cluster cluster) {
        TurnScan scan = new TurnScan();
        Topics topics = cluster.topics();
        cluster.read(
                List.of(
                        topics.replyRequests().name(),
                        topics.outcomes().name(),
                        topics.commands().name()),
                since.start(),
                scan::add);
        return scan.stuckBefore(Instant.now().minus(olderThan)).stream()
                .map(turn -> new Row(turn, action(turn)))
                .toList();
    }

    private String action(StuckTurn turn) {
        if (turn.isUsedUp(ATTEMPTS) && !force) {
            return "needs --force";
        }
        return execute ? "unlocked" : "would be unlocked";
    }

    private void write(Cluster cluster, List<Row> rows) {
        try (EventWriter writer = new EventWriter(cluster)) {
            rows.stream()
                    .filter(row -> row.action().equals("unlocked"))
                    .forEach(row -> writer.write(cluster.topics().commands(), command(row.turn())));
        }
    }

    private dev.caesura.schemas.event.Command command(StuckTurn turn) {
        return new dev.caesura.schemas.event.Command(
                UUID.randomUUID().toString(),
                turn.conversationId(),
                Name.UNLOCK,
                Map.of("requestId", turn.requestId()),
                by,
                Instant.now());
    }

    private void print(List<Row> rows, PrintWriter out) {
        if (rows.isEmpty()) {
            out.println("No turn stands still.");
            return;
        }
        Table table = new Table("conversation", "turn", "asked", "attempts", "unlocks", "");
        for (Row row : rows) {
            StuckTurn turn = row.turn();
            table.add(
                    turn.conversationId(),
                    turn.requestId(),
                    turn.askedAt().toString(),
                    "" + turn.attempts(),
                    "" + turn.unlocks(),
                    row.action());
        }
        table.print(out);
        if (!execute) {
            out.println("Nothing was changed; --execute unlocks.");
        }
    }
}
