package dev.caesura.nemesis.lab;

import dev.caesura.nemesis.lab.Part.Role;
import dev.caesura.nemesis.load.Certificates;
import dev.caesura.nemesis.load.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The whole system as it is deployed, each part a process on a host of its own: brokers, two
 * gateways, two processors, a sender.
 */
public final class Lab implements AutoCloseable {

    /** The longest pause inside a burst. */
    public static final Duration GAP = Duration.ofSeconds(2);

    /** The secret of the webhooks of the contacts' account. */
    public static final String SECRET = "nemesis";

    /** The account that the contacts write to. */
    public static final String ACCOUNT = "nemesis";

    private static final String SIGNING_KEY = "whsec_bmVtZXNpcy1uZW1lc2lzLW5lbWVzaXM=";
    private static final int CLIENTS = 9092;
    private static final int CONTROLLERS = 9093;
    private static final int WEB = 8080;
    private static final int PARTITIONS = 8;
    private static final int DISK_MEGABYTES = 256;
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    /** A load looks like a loop, and each burst is to be answered on its own. */
    private static final String POLICY =
            """
            caesura.processor.policy.gap=%s
            caesura.processor.policy.max-messages=1000
            caesura.processor.policy.stale-after=2h
            caesura.processor.policy.similar-question=off
            caesura.processor.policy.duplicate-reply=off
            caesura.processor.policy.loop-quick-replies=1000000
            caesura.processor.policy.loop-same-questions=1000000
            caesura.processor.policy.loop-suppressed-replies=1000000
            caesura.processor.policy.loop-replies-per-hour=1000000
            """
                    .formatted(GAP.toSeconds() + "s");

    private final Path folder;
    private final List<Part> parts = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * Makes the hosts and starts everything.
     *
     * @param brokers one or three
     * @param provider takes the replies, and answers requests; its authority is trusted
     * @param ownClocks whether the brokers' clocks can be set
     * @param turns the effect of newer messages on a turn in flight
     */
    public Lab(Path folder, int brokers, Provider provider, boolean ownClocks, Turns turns) {
        this.folder = folder;
        List<Host> hosts =
                IntStream.rangeClosed(1, brokers)
                        .mapToObj(id -> Host.make("broker" + id, id))
                        .toList();
        for (int id = 1; id <= brokers; id++) {
            broker(id, hosts);
        }
        if (ownClocks) {
            parts.forEach(Part::withClockOfItsOwn);
        }
        parts.forEach(Part::start);
        makeTopics(brokers);
        service(Role.GATEWAY, "gateway1", 11, gateway("gateway1"));
        service(Role.GATEWAY, "gateway2", 12, gateway("gateway2"));
        service(Role.PROCESSOR, "processor1", 21, processor("processor1", turns));
        service(Role.PROCESSOR, "processor2", 22, processor("processor2", turns));
        service(
                Role.SENDER,
                "sender1",
                31,
                sender(provider.address()),
                "-Djavax.net.ssl.trustStore=" + provider.certificates().trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD);
        parts.forEach(Part::start);
        for (Part part : parts) {
            if (part.role() != Role.BROKER) {
                awaitReady(part);
            }
        }
    }

    /** All parts. */
    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The parts of a role. */
    public List<Part> parts(Role role) {
        return parts.stream().filter(part -> part.role() == role).toList();
    }

    /** The addresses for webhooks. */
    public List<URI> webhooks() {
        return parts(Role.GATEWAY).stream()
                .map(part -> "http://" + part.host().address() + ":" + WEB)
                .map(address -> URI.create(address + "/webhooks/generic/" + ACCOUNT))
                .toList();
    }

    /** The settings with which a Kafka client reaches the brokers. */
    public Map<String, Object> client() {
        return Map.of(
                "bootstrap.servers",
                parts(Role.BROKER).stream()
                        .map(part -> part.host().address() + ":" + CLIENTS)
                        .collect(Collectors.joining(",")));
    }

    private void broker(int id, List<Host> hosts) {
        Host host = hosts.get(id - 1);
        Path home = home(host.name());
        String copies = hosts.size() > 1 ? "3" : "1";
        String inSync = hosts.size() > 1 ? "2" : "1";
        String voters =
                IntStream.rangeClosed(1, hosts.size())
                        .mapToObj(n -> n + "@" + hosts.get(n - 1).address() + ":" + CONTROLLERS)
                        .collect(Collectors.joining(","));
        Path config =
                write(
                        home.resolve("broker.properties"),
                        """
                        process.roles=broker,controller
                        node.id=%d
                        controller.quorum.voters=%s
                        listeners=PLAINTEXT://%3$s:9092,CONTROLLER://%3$s:9093
                        advertised.listeners=PLAINTEXT://%3$s:9092
                        controller.listener.names=CONTROLLER
                        inter.broker.listener.name=PLAINTEXT
                        log.dirs=%4$s
                        auto.create.topics.enable=false
                        default.replication.factor=%5$s
                        min.insync.replicas=%6$s
                        offsets.topic.replication.factor=%5$s
                        offsets.topic.num.partitions=3
                        transaction.state.log.replication.factor=%5$s
                        transaction.state.log.min.isr=%6$s
                        transaction.state.log.num.partitions=3
                        share.coordinator.state.topic.replication.factor=%5$s
                        share.coordinator.state.topic.min.isr=%6$s
                        group.initial.rebalance.delay.ms=0
                        log.cleaner.dedupe.buffer.size=16777216
                        """
                                .formatted(
                                        id,
                                        voters,
                                        host.address(),
                                        home.resolve("data"),
                                        copies,
                                        inSync));
        parts.add(
                new Part(
                        Role.BROKER,
                        host,
                        home,
                        java(
                                "400m",
                                "dev.caesura.broker.BrokerProcess",
                                config.toString(),
                                home.resolve("data").toString(),
                                "bmVtZXNpcy1uZW1lc2lzMQ")));
    }

    private void makeTopics(int brokers) {
        awaitBrokers(brokers);
        Path home = home("topics");
        Path config = write(home.resolve("caesura.properties"), bootstrap());
        try {
            Process made =
                    new ProcessBuilder(
                                    java(
                                            "256m",
                                            "dev.caesura.cli.Main",
                                            "topics",
                                            "create",
                                            "--config=" + config,
                                            "--bootstrap-servers="
                                                    + client().get("bootstrap.servers"),
                                            "--partitions=" + PARTITIONS,
                                            "--replication=" + brokers))
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("out.log").toFile())
                            .start();
            if (made.waitFor() != 0) {
                throw new IllegalStateException(
                        "The topics were not made: " + Files.readString(home.resolve("out.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void awaitBrokers(int brokers) {
        try (Admin admin = Admin.create(client())) {
            until(() -> admin.describeCluster().nodes().get().size() == brokers, "The brokers");
        }
    }

    private String bootstrap() {
        return "caesura.bootstrap-servers=" + client().get("bootstrap.servers") + "\n";
    }

    private String gateway(String name) {
        return """
        caesura.gateway.spool.directory=%s
        caesura.gateway.accounts[0].channel=generic
        caesura.gateway.accounts[0].account=%s
        caesura.gateway.accounts[0].secrets[0]=%s
        """
                .formatted(disk(name), ACCOUNT, SECRET);
    }

    private String processor(String name, Turns turns) {
        return POLICY
                + turns.policy()
                + """
                caesura.processor.standby-replicas=1
                caesura.processor.state-dir=%s
                """
                        .formatted(disk(name).resolve("state"));
    }

    private static String sender(URI provider) {
        return """
        caesura.sender.generation.generator=bot
        caesura.sender.generation.generators.bot.http.url=%1$s/bot
        caesura.sender.generation.generators.bot.http.secret=%2$s
        caesura.sender.accounts.[generic\\:%3$s].webhook.url=%1$s/replies
        caesura.sender.accounts.[generic\\:%3$s].webhook.secret=%2$s
        caesura.sender.delivery.ambiguous-wait=5s
        caesura.sender.delivery.retry.longest=5s
        """
                .formatted(provider, SIGNING_KEY, ACCOUNT);
    }

    /** A disk of its own, small enough to be filled. */
    private Path disk(String name) {
        Path disk = home(name).resolve("data");
        try {
            Files.createDirectories(disk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Shell.run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + DISK_MEGABYTES + "m",
                "tmpfs",
                disk.toString());
        return disk;
    }

    private void service(
            Role role, String name, int number, String settings, String... jvmOptions) {
        Path home = home(name);
        Host host = Host.make(name, number);
        Path config =
                write(
                        home.resolve("caesura.properties"),
                        bootstrap()
                                + ("server.address=" + host.address() + "\n")
                                + ("server.port=" + WEB + "\n")
                                + settings);
        parts.add(
                new Part(
                        role,
                        host,
                        home,
                        java(
                                "320m",
                                List.of(jvmOptions),
                                "dev.caesura.cli.Main",
                                role.name().toLowerCase(Locale.ROOT),
                                "--config=" + config)));
    }

    private static List<String> java(String heap, String... mainAndArguments) {
        return java(heap, List.of(), mainAndArguments);
    }

    private static List<String> java(
            String heap, List<String> options, String... mainAndArguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(options);
        line.addAll(
                List.of("-Dcaesura.log.level=WARN", "-cp", System.getProperty("java.class.path")));
        line.addAll(List.of(mainAndArguments));
        return line;
    }

    private void awaitReady(Part part) {
        HttpRequest health =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://"
                                                + part.host().address()
                                                + ":"
                                                + WEB
                                                + "/actuator/health"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        until(
                () -> http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200,
                part.name());
    }

    /** A condition whose check may fail while it does not hold. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition, String what) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " did not start within " + START_LIMIT);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (Exception e) {
            return false; // Not yet.
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted", e);
    }

    private Path home(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends everything at once; the namespaces go with the process. */
    @Override
    public void close() {
        parts.forEach(Part::thaw);
        parts.forEach(Part::kill);
    }
}
