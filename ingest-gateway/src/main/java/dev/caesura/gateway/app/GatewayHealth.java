package dev.caesura.gateway.app;

import dev.caesura.gateway.publish.KafkaPublisher;
import dev.caesura.gateway.publish.PublisherStatus;
import dev.caesura.service.supervise.Watch;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The gateway's health: up while messages go straight to Kafka, degraded while they go to the spool
 * or a changed configuration is wrong. Degraded still answers 200: the gateway does its work.
 */
final class GatewayHealth implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final KafkaPublisher publisher;
    private final Watch watch;

    GatewayHealth(KafkaPublisher publisher, Watch watch) {
        this.publisher = publisher;
        this.watch = watch;
    }

    @Override
    public Health health() {
        PublisherStatus status = publisher.status();
        Optional<String> problem = watch.problem();
        boolean well = status.direct() && problem.isEmpty();
        Health.Builder health = Health.status(well ? Status.UP : DEGRADED);
        health.withDetail("messagesGoTo", status.direct() ? "kafka" : "spool");
        health.withDetail("spooledRecords", status.entries());
        health.withDetail("spooledBytes", status.bytes());
        health.withDetail("setAsideRecords", status.setAside());
        status.oldest().map(Instant::toString).ifPresent(at -> health.withDetail("oldest", at));
        status.obstacle().ifPresent(why -> health.withDetail("obstacle", why));
        problem.ifPresent(why -> health.withDetail("accounts", why));
        return health.build();
    }
}
