package dev.caesura.benchmarks.restart;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.benchmarks.peer.PeerProcess;
import dev.caesura.broker.EmbeddedBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * From a kill (SIGKILL) to the first burst that closes again, with many open bursts: restarted
 * alone, and taken over by a standby.
 *
 * <p>The restarted one has the settings of Caesura's service: ten seconds pass until Kafka gives
 * its partitions away. With the standby, both are told to notice a death within three seconds, and
 * the broker to allow that.
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
                    "consumer.session.timeout.ms", "10000",
                    "consumer.heartbeat.interval.ms", "2000");

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
        int open = workspace.option("open", 1_000_000);
        EmbeddedBroker.Builder builder = EmbeddedBroker.builder();
        QUICK_BROKER.forEach(builder::setting);
        try (EmbeddedBroker broker = builder.build().start();
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            String bootstrapServers = broker.bootstrapServers();
            List<Double> cold;
            try (Scene scene =
                    new Scene(
                            bootstrapServers,
                            admin,
                            workspace,
                            "restart-cold",
                            open,
                            AS_THE_SERVICE)) {
                cold = restarted(scene);
            }
            List<Double> standby;
            try (Scene scene =
                    new Scene(
                            bootstrapServers,
                            admin,
                            workspace,
                            "restart-standby",
                            open,
                            WITH_STANDBY)) {
                standby = takenOver(scene);
            }
            List<List<String>> rows = new ArrayList<>();
            rows.add(row("restarted", cold));
            rows.add(row("taken over by a standby", standby));
            return new Report(
                    List.of(
                            new Report.Table(
                                    "Seconds from SIGKILL, %,d open bursts".formatted(open),
                                    List.of("", "first partition", "all partitions"),
                                    rows)),
                    List.of(
                            new Figure("restart_cold_s", cold.get(0), "s", Target.atMost(30)),
                            new Figure("restart_standby_s", standby.get(0), "s", Target.atMost(5))),
                    List.of());
        }
    }

    /** Kills the only instance, and starts it again at once. */
    private static List<Double> restarted(Scene scene) throws Exception {
        PeerProcess only = scene.instance("one");
        scene.awaitRest(only);
        return scene.kill(only, "one", () -> scene.instance("one"));
    }

    /** Kills one of two instances, each of which has a copy of the other's state. */
    private static List<Double> takenOver(Scene scene) throws Exception {
        PeerProcess one = scene.instance("one");
        PeerProcess two = scene.instance("two");
        scene.awaitRest(one);
        scene.awaitRest(two);
        return scene.kill(one, "one", () -> two);
    }

    private static List<String> row(String what, List<Double> seconds) {
        return List.of(
                what,
                "%.1f".formatted(seconds.get(0)),
                "%.1f".formatted(seconds.get(seconds.size() - 1)));
    }
}
