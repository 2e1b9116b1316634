package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.web.Mailbox;
import dev.caesura.gateway.web.MailboxReader;
import dev.caesura.gateway.web.WebEvents;
import dev.caesura.schemas.topic.Topics;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts together what shows a web page the replies that were sent to it. */
@Configuration(proxyBeanMethods = false)
class WebChannelConfiguration {

    private final Mailbox mailbox = new Mailbox();

    @Bean
    MailboxReader mailboxReader(CaesuraSettings common, Topics topics, Directory directory) {
        MailboxReader reader =
                new MailboxReader(common.bootstrapServers(), common.kafka(), topics, mailbox);
        if (!directory.accounts().of("web").isEmpty()) {
            reader.start();
        }
        return reader;
    }

    @Bean
    RouterFunction<ServerResponse> webEventRoutes(Directory directory, MailboxReader reader) {
        return new WebEvents(directory, mailbox, reader, InstantSource.system()).routes();
    }

    /** Before the server waits for open calls: these streams would never end by themselves. */
    @EventListener(ContextClosedEvent.class)
    void endStreams() {
        mailbox.closeAll();
    }
}
