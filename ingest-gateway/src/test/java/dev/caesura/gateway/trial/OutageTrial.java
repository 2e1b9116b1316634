package dev.caesura.gateway.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long trials, each under a steady load: a broker that is gone for minutes, and one that is
 * killed again and again at random moments. The gateway's README has the commands.
 */
@Tag("trial")
class OutageTrial {

    private static final Logger LOG = LoggerFactory.getLogger(OutageTrial.class);
    private static final int CONTACTS = 200;
    private static final int PER_SECOND = Integer.getInteger("caesura.test.rate", 500);
    private static final int OUTAGE_SECONDS = Integer.getInteger("caesura.test.outage", 120);
    private static final int RESTARTS = Integer.getInteger("caesura.test.restarts", 50);
    private static final long SEED = Long.getLong("caesura.test.seed", 42);

    private final EmbeddedBroker broker = EmbeddedBroker.startTemporary();
    private final GatewayProcess gateway;
    private final WebhookLoad load;

    OutageTrial(@TempDir Path folder) throws IOException {
        this.gateway = startGateway(folder);
        until(this::isDirect);
        this.load = new WebhookLoad(gateway.address(), CONTACTS, PER_SECOND);
    }

    private GatewayProcess startGateway(Path folder) throws IOException {
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

    @AfterEach
    void end() {
        load.close();
        gateway.close();
        broker.close();
    }

    @Test
    void shouldKeepEverythingWhileTheBrokerIsRestarted() {
        Random random = new Random(SEED);
        for (int i = 1; i <= RESTARTS; i++) {
            pass(Duration.ofMillis(random.nextInt(6_000)));
            broker.kill();
            pass(Duration.ofMillis(random.nextInt(3_000)));
            broker.start();
            LOG.info("{} of {} restarts, {} accepted", i, RESTARTS, load.acceptedSoFar());
        }

        requireProof();
        assertThat(load.errorCounts()).isEmpty();
    }

    /** The gateway is killed while it spools, and the broker again while the spool is drained. */
    @Test
    void shouldKeepEverythingThroughALongOutage() {
        pass(Duration.ofSeconds(5));
        broker.stop();
        pass(Duration.ofSeconds(OUTAGE_SECONDS / 2));
        LOG.info("Spooling: {}", gateway.health());
        gateway.kill();
        gateway.restart();
        until(gateway::isUp);
        pass(Duration.ofSeconds(OUTAGE_SECONDS - OUTAGE_SECONDS / 2));
        broker.start();
        LOG.info("Draining: {}", gateway.health());
        broker.kill();
        pass(Duration.ofSeconds(5));
        broker.start();
        until(this::isDirect);
        pass(Duration.ofSeconds(5));

        requireProof();
    }

    private void requireProof() {
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
        assertThat(proof.accepted()).isPositive();
        assertThat(proof.lost()).isEmpty();
        assertThat(proof.reordered()).isEmpty();
    }

    private boolean isDirect() {
        return gateway.health().contains("messagesGoTo\":\"kafka");
    }

    /** Lets the load go on. */
    private static void pass(Duration time) {
        await().pollDelay(time).timeout(time.plusSeconds(5)).until(() -> true);
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(condition::getAsBoolean);
    }
}
