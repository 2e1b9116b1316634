package dev.caesura.bot;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether requests are read, and the state of each account's calls. A bot that fails is shown and
 * makes nothing unhealthy: a restart would not help.
 */
final class BotHealth implements HealthIndicator {

    private final BotLifecycle bot;

    BotHealth(BotLifecycle bot) {
        this.bot = bot;
    }

    @Override
    public Health health() {
        Health.Builder health = bot.isReading() ? Health.up() : Health.down();
        return health.withDetail(
                        "requests", bot.isReading() ? bot.inFlight() + " in flight" : "stopped")
                .withDetail("generation", bot.states())
                .build();
    }
}
