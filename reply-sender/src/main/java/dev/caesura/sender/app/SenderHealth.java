package dev.caesura.sender.app;

import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.lane.LaneContainer;
import dev.caesura.sender.ledger.DeliveryLedger;
import dev.caesura.service.supervise.Watch;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the sender reads its topics, and the state of each account. A provider that is down is
 * shown and makes nothing unhealthy: a restart would not help.
 */
final class SenderHealth implements HealthIndicator {

    private final List<LaneContainer> listeners;
    private final DeliveryLedger ledger;
    private final Guards generation;
    private final Guards delivery;
    private final Watch accounts;

    SenderHealth(
            List<LaneContainer> listeners,
            DeliveryLedger ledger,
            Guards generation,
            Guards delivery,
            Watch accounts) {
        this.listeners = listeners;
        this.ledger = ledger;
        this.generation = generation;
        this.delivery = delivery;
        this.accounts = accounts;
    }

    @Override
    public Health health() {
        boolean isUp = ledger.isRunning() && listeners.stream().allMatch(LaneContainer::isRunning);
        Health.Builder health = isUp ? Health.up() : Health.down();
        listeners.forEach(
                listener ->
                        health.withDetail(
                                listener.name(),
                                listener.isRunning()
                                        ? listener.inFlight() + " in flight"
                                        : "stopped"));
        accounts.problem().ifPresent(why -> health.withDetail("accounts", why));
        return health.withDetail("deliveries", ledger.isRunning() ? "followed" : "stopped")
                .withDetail("generation", generation.states())
                .withDetail("delivery", delivery.states())
                .build();
    }
}
