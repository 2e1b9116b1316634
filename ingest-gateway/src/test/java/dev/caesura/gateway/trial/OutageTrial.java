package dev.caesura.gateway.trial;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long trials, to be run by hand: {@code outage SECONDS} stops the broker for that long, again
 * while the spool is drained, and kills the gateway while it spools; {@code restarts COUNT} kills
 * the broker that many times at random moments. Both under {@code RATE} webhooks per second.
 */
public final class OutageTrial {

    private static final Logger LOG = LoggerFactory.getLogger(OutageTrial.class);
    private static final int CONTACTS = 200;

    private final EmbeddedBroker broker;
    private final GatewayProcess gateway;
    private final WebhookLoad load;

    private OutageTrial(EmbeddedBroker broker, GatewayProcess gateway, WebhookLoad load) {
        this.broker = broker;
        this.gateway = gateway;
        this.load = load;
    }

    /**
     * Runs one trial and exits with 1 if anything was lost or reordered.
     *
     * @param args the trial's name, its figure, and the rate
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("caesura-trial");
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                GatewayProcess gateway = startGateway(broker, folder)) {
            until(gateway::isUp);
            try (WebhookLoad load =
                    new WebhookLoad(gateway.address(), CONTACTS, Integer.parseInt(args[2]))) {
                OutageTrial trial = new OutageTrial(broker, gateway, load);
                if (args[0].equals("outage")) {
                    trial.outage(Integer.parseInt(args[1]));
                } else {
                    trial.restarts(Integer.parseInt(args[1]));
                }
                System.exit(trial.prove() ? 0 : 1);
            }
        }
    }

    private static GatewayProcess startGateway(EmbeddedBroker broker, Path folder)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicSetup(admin, Topics.standard()).create(4, (short) 1);
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("caesura.bootstrap-servers", broker.bootstrapServers());
        settings.put("caesura.gateway.spool.directory", folder.resolve("spool"));
        settings.put("caesura.gateway.accounts[0].channel", "generic");
        settings.put("caesura.gateway.accounts[0].account", "load");
        settings.put("caesura.gateway.accounts[0].secrets[0]", WebhookLoad.SECRET);
        try (ServerSocket free = new ServerSocket(0)) {
            return new GatewayProcess(settings, free.getLocalPort(), folder.resolve("gateway.log"));
        }
    }

    private void outage(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(5);
        broker.stop();
        TimeUnit.SECONDS.sleep(seconds / 2);
        LOG.info("Spooling: {}", gateway.health());
        gateway.kill();
        gateway.restart();
        until(gateway::isUp);
        TimeUnit.SECONDS.sleep(seconds - seconds / 2);
        broker.start();
        LOG.info("Draining: {}", gateway.health());
        broker.kill();
        TimeUnit.SECONDS.sleep(5);
        broker.start();
        until(this::isDirect);
        TimeUnit.SECONDS.sleep(5);
    }

    private void restarts(int count) throws InterruptedException {
        Random random = new Random(42);
        for (int i = 1; i <= count; i++) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(6_000));
            broker.kill();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            broker.start();
            LOG.info("{} restarts, {} accepted", i, load.acceptedSoFar());
        }
        until(this::isDirect);
    }

    private boolean isDirect() {
        return gateway.health().contains("messagesGoTo\":\"kafka");
    }

    private boolean prove() throws InterruptedException {
        load.stop();
        until(load::isQuiet);
        until(this::isDirect);
        Proof proof = Proof.of(broker.bootstrapServers(), load.accepted());
        LOG.info(
                "accepted {}, records {}, lost {}, reordered {}, other answers {}, slowest {}",
                proof.accepted(),
                proof.records(),
                proof.lost().size(),
                proof.reordered().size(),
                load.errorCounts(),
                load.slowest());
        return proof.holds();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1200 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
