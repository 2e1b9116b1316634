package dev.caesura.service;

import java.time.Duration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * Gives each service HTTP threads of its own. Reactor Netty's global ones belong to the process:
 * the first service that stops takes them away from all others in the process, whose requests are
 * then never answered.
 *
 * <p>Connections are accepted on a thread that does nothing else: on a thread that also handles
 * calls, new connections wait until its turn is over, and only sixteen of them come in after each.
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
        threads.setLoopResourcesSupplier(
                () -> LoopResources.create("http", 1, LoopResources.DEFAULT_IO_WORKER_COUNT, true));
        // The server has finished its requests before.
        threads.setShutdownQuietPeriod(Duration.ZERO);
        threads.setShutdownTimeout(LIMIT);
        return threads;
    }
}
