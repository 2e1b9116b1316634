package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.web.Mailbox;
import dev.caesura.gateway.web.MailboxReader;
import dev.caesura.gateway.web.WebEvents;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.KafkaSettings;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.reactive.config.CorsRegistration;
import org.springframework.web.reactive.config.CorsRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts together what shows a web page the replies that were sent to it. */
@Configuration(proxyBeanMethods = false)
class WebChannelConfiguration {

    private static final List<String> BROWSER_PATHS =
            List.of("/webhooks/web", "/webhooks/web/*", "/web/**");

    private final Mailbox mailbox = new Mailbox();

    @Bean
    MailboxReader mailboxReader(KafkaSettings kafka, Topics topics, Directory directory) {
        MailboxReader reader =
                new MailboxReader(kafka.bootstrapServers(), kafka.kafka(), topics, mailbox);
        if (!directory.accounts().of("web").isEmpty()) {
            reader.start();
        }
        return reader;
    }

    @Bean
    RouterFunction<ServerResponse> webEventRoutes(Directory directory, MailboxReader reader) {
        return new WebEvents(directory, mailbox, reader, InstantSource.system()).routes();
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
                        .allowedHeaders("Authorization", "Content-Type", "Last-Event-ID");
            }
        };
    }

    /** Before the server waits for open calls: these streams would never end by themselves. */
    @EventListener(ContextClosedEvent.class)
    void endStreams() {
        mailbox.closeAll();
    }
}
