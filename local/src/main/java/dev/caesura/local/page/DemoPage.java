package dev.caesura.local.page;

import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Adds the demo's page and its feed to the gateway's server. */
@Configuration(proxyBeanMethods = false)
public class DemoPage {

    private final Feed feed;
    private final Greeting greeting;
    private final String secret;

    DemoPage(
            @Value("${caesura.bootstrap-servers}") String broker,
            @Value("${demo.gap}") Duration gap,
            @Value("${demo.max-wait}") Duration maxWait,
            @Value("${demo.secret}") String secret,
            @Value("${demo.example}") String example) {
        this.feed = new Feed(Map.of("bootstrap.servers", broker), Topics.standard());
        this.greeting = new Greeting(gap, maxWait, broker, example, InstantSource.system());
        this.secret = secret;
    }

    @Bean
    RouterFunction<ServerResponse> pageRoutes() {
        return PageFiles.routes();
    }

    @Bean
    RouterFunction<ServerResponse> feedRoutes() {
        feed.start();
        return new FeedRoutes(feed, greeting).routes();
    }

    @Bean
    RouterFunction<ServerResponse> sessionRoutes() {
        return new SessionRoutes(secret, InstantSource.system()).routes();
    }

    /** Before the server waits for open calls: these streams would never end by themselves. */
    @EventListener(ContextClosedEvent.class)
    void endFeed() {
        feed.close();
    }
}
