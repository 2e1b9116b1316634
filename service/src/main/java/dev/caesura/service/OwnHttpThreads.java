package dev.caesura.service;

import java.time.Duration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Gives each service HTTP threads of its own. Reactor Netty's global ones belong to the process:
 * the first service that stops takes them from all others in it, whose requests are then never
 * answered.
 */
final class OwnHttpThreads implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(ReactorResourceFactory.class, OwnHttpThreads::threads);
    }

    private static ReactorResourceFactory threads() {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        // The server has finished its requests before.
        threads.setShutdownQuietPeriod(Duration.ZERO);
        threads.setShutdownTimeout(LIMIT);
        return threads;
    }
}
