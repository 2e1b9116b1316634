package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.channel.web.WebChannel;
import dev.caesura.gateway.meter.GatewayMeter;
import dev.caesura.gateway.web.PageStreams;
import dev.caesura.gateway.web.WebEvents;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.reactive.config.CorsRegistration;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts together the parts that show a web page its replies. */
@Configuration(proxyBeanMethods = false)
class WebChannelConfiguration {

    private static final List<String> BROWSER_PATHS =
            List.of("/webhooks/web", "/webhooks/web/*", "/web/**");

    @Bean
    PageStreams pageStreams(
            KafkaSettings kafka,
            Topics topics,
            Directory directory,
            Supervisor supervisor,
            MeterRegistry meters) {
        PageStreams streams =
                new PageStreams(kafka.bootstrapServers(), kafka.kafka(), topics, supervisor);
        GatewayMeter wait = GatewayMeter.WEB_CATCH_UP_WAIT;
        Gauge.builder(wait.getName(), () -> streams.longestWait().toMillis() / 1000.0)
                .description(wait.description())
                .baseUnit(wait.getBaseUnit())
                .register(meters);
        if (!directory.accounts().of("web").isEmpty()) {
            streams.start();
        }
        return streams;
    }

    @Bean
    RouterFunction<ServerResponse> webEventRoutes(
            Directory directory, PageStreams streams, MeterRegistry meters) {
        Counter refused = GatewayMeter.REJECTIONS.counterIn(meters, "web", "too-many-streams");
        return new WebEvents(directory, streams, InstantSource.system(), refused::increment)
                .routes();
    }

    /** Before the server waits for open calls: these streams would never end by themselves. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(PageStreams streams) {
        return closed -> streams.endAll();
    }

    /** A page of another origin than the gateway's: its browser asks whether it may. */
    @Bean
    WebFluxConfigurer webChannelOrigins(GatewaySettings settings) {
        return new WebFluxConfigurer() {
            @Override
            public void addCorsMappings(CorsRegistry registry) {
                if (!settings.webOrigins().isEmpty()) {
                    BROWSER_PATHS.forEach(path -> allow(registry.addMapping(path)));
                }
            }

            private void allow(CorsRegistration path) {
                path.allowedOrigins(settings.webOrigins().toArray(String[]::new))
                        .allowedMethods("GET", "POST")
                        .allowedHeaders(
                                "Authorization",
                                "Content-Type",
                                "Last-Event-ID",
                                WebChannel.TOKEN_HEADER);
            }
        };
    }
}
