package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.gateway.app.GatewayApplication;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A broker, the gateway, the bare server and a load generator, each in its process. */
final class Stage implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final String MESSAGES = Topics.standard().messages().name();

    /** Of both servers; all of it is taken at the start. */
    static final long HEAP_BYTES = 512L * 1024 * 1024;

    private static final List<String> SERVER_JVM =
            List.of("-Xms" + HEAP_BYTES, "-Xmx" + HEAP_BYTES, "-XX:+AlwaysPreTouch");

    private static final String TO_KAFKA = "\"messagesGoTo\":\"kafka\"";

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final ServerProcess gateway;
    private final ServerProcess bare;
    private final LoadProcess generator;
    private long repeated;

    private Stage(Path folder, EmbeddedBroker broker) throws InterruptedException {
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        new TopicSetup(admin, Topics.standard()).create(PARTITIONS, (short) 1);
        this.gateway =
                ServerProcess.start(
                        GatewayApplication.class,
                        SERVER_JVM,
                        List.of(
                                "--caesura.bootstrap-servers=" + broker.bootstrapServers(),
                                "--caesura.gateway.spool.directory=" + folder.resolve("spool"),
                                "--caesura.gateway.accounts[0].channel=whatsapp",
                                "--caesura.gateway.accounts[0].secrets[0]="
                                        + SignedWebhooks.SECRET),
                        TO_KAFKA,
                        folder.resolve("gateway.log"));
        this.bare =
                ServerProcess.start(
                        BareServer.class,
                        SERVER_JVM,
                        List.of(),
                        "\"UP\"",
                        folder.resolve("bare.log"));
        this.generator = LoadProcess.start(folder.resolve("load.log"));
    }

    /** Starts everything. */
    static Stage set(Workspace workspace) throws Exception {
        workspace.say("Starting a broker, the gateway and the bare server");
        Path folder =
                Files.createTempDirectory(Files.createDirectories(workspace.folder()), "gateway");
        EmbeddedBroker broker = EmbeddedBroker.startForLoad();
        try {
            return new Stage(folder, broker);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Loads the bare server. */
    Measured loadBare(Load load) throws Exception {
        return answered(run(bare, load));
    }

    /** Loads the gateway while it is cold: what is too much for it then, it refuses with 503. */
    Measured warmGateway(Load load) throws Exception {
        Measured measured = run(gateway, load);
        gateway.await(TO_KAFKA);
        return measured;
    }

    /**
     * Loads the gateway.
     *
     * @throws IllegalStateException if some accepted messages are not on the topic
     */
    Measured loadGateway(Load load) throws Exception {
        long before = messages();
        Measured measured = answered(run(gateway, load));
        LoadResult result = measured.load();
        // If the machine was so busy that some messages went to the spool, they follow.
        gateway.await(TO_KAFKA);
        long written = messages() - before;
        if (written < result.accepted()) {
            throw new IllegalStateException(
                    "%d webhooks were answered 200, but only %d messages are on the topic"
                            .formatted(result.accepted(), written));
        }
        repeated += written - result.accepted();
        return measured;
    }

    /** The number of messages that are on the topic twice, because Kafka was late. */
    long repeated() {
        return repeated;
    }

    ServerProcess gateway() {
        return gateway;
    }

    private Measured run(ServerProcess server, Load load) throws Exception {
        Duration before = server.cpuTime();
        LoadResult result = generator.run(server.address().resolve("/webhooks/whatsapp"), load);
        Duration used = server.cpuTime().minus(before);
        return new Measured(result, used.toNanos() / 1_000.0 / Math.max(1, result.accepted()));
    }

    private static Measured answered(Measured measured) {
        long others = measured.load().others();
        if (others > 0) {
            throw new IllegalStateException(
                    others + " webhooks were not answered 200, so there is nothing to tell");
        }
        return measured;
    }

    private long messages() throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int i = 0; i < PARTITIONS; i++) {
            ends.put(new TopicPartition(MESSAGES, i), OffsetSpec.latest());
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    @Override
    public void close() {
        generator.close();
        gateway.close();
        bare.close();
        admin.close();
        broker.close();
    }
}
