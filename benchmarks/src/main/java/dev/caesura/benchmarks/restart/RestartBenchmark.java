package dev.caesura.benchmarks.restart;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Plot;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.broker.EmbeddedBroker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * From a kill (SIGKILL) to the first burst that closes again, with many open bursts: restarted
 * alone, and taken over by a standby.
 *
 * <p>The restarted one has the settings of Caesura's service: six seconds pass until Kafka
 * reassigns its partitions. With the standby, both are set to notice a death within three seconds,
 * and the broker to allow that.
 */
public final class RestartBenchmark implements Benchmark {

    private static final Map<String, String> QUICK_BROKER =
            Map.of(
                    "group.min.session.timeout.ms",
                    "1000",
                    "transaction.abort.timed.out.transaction.cleanup.interval.ms",
                    "200");

    private static final Map<String, String> AS_THE_SERVICE =
            Map.of(
                    "consumer.session.timeout.ms", "6000",
                    "consumer.heartbeat.interval.ms", "1500",
                    "producer.transaction.timeout.ms", "6000");

    private static final Map<String, String> WITH_STANDBY =
            Map.of(
                    "consumer.session.timeout.ms", "3000",
                    "consumer.heartbeat.interval.ms", "500",
                    "producer.transaction.timeout.ms", "3000",
                    "num.standby.replicas", "1");

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String description() {
        return "from SIGKILL to the first burst that closes again, without and with a standby"
                + " (open=1000000)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        EmbeddedBroker.Builder builder = EmbeddedBroker.builder().forLoad();
        QUICK_BROKER.forEach(builder::setting);
        try (EmbeddedBroker broker = builder.build().start();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<Double> cold = restarted(broker, admin, workspace);
            List<Double> standby = takenOver(broker, admin, workspace);
            Plot.bars(
                    workspace.folder().resolve("restart.png"),
                    "From SIGKILL to the first burst that closes again",
                    "s",
                    new TreeMap<>(Map.of("restarted", cold.get(0), "standby", standby.get(0))));
            return new Report(
                    List.of(
                            new Report.Table(
                                    "Seconds from SIGKILL, %,d open bursts"
                                            .formatted(open(workspace)),
                                    List.of("", "first partition", "all partitions"),
                                    List.of(
                                            row("restarted", cold),
                                            row("taken over by a standby", standby)))),
                    List.of(
                            new Figure("restart_cold_s", cold.get(0), "s", Target.atMost(10)),
                            new Figure("restart_standby_s", standby.get(0), "s", Target.atMost(3))),
                    List.of());
        }
    }

    private static int open(Workspace workspace) {
        return workspace.option("open", 1_000_000);
    }

    /** Kills the only instance, and starts it again at once. */
    private static List<Double> restarted(EmbeddedBroker broker, Admin admin, Workspace workspace)
            throws Exception {
        try (Scene scene =
                new Scene(
                        broker.bootstrapServers(),
                        admin,
                        workspace,
                        "restart-cold",
                        open(workspace),
                        AS_THE_SERVICE)) {
            PeerProcess only = scene.instance("one");
            scene.awaitRest(only);
            return scene.kill(only, "one", () -> scene.instance("one"));
        }
    }

    /** Kills one of two instances, each of which has a copy of the other's state. */
    private static List<Double> takenOver(EmbeddedBroker broker, Admin admin, Workspace workspace)
            throws Exception {
        try (Scene scene =
                new Scene(
                        broker.bootstrapServers(),
                        admin,
                        workspace,
                        "restart-standby",
                        open(workspace),
                        WITH_STANDBY)) {
            PeerProcess one = scene.instance("one");
            PeerProcess two = scene.instance("two");
            scene.awaitRest(one);
            scene.awaitRest(two);
            return scene.kill(one, "one", () -> two);
        }
    }

    private static List<String> row(String what, List<Double> seconds) {
        return List.of(
                what,
                "%.1f".formatted(seconds.get(0)),
                "%.1f".formatted(seconds.get(seconds.size() - 1)));
    }
}
