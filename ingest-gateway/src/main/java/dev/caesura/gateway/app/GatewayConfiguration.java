package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Accounts;
import dev.caesura.gateway.account.Directory;
import dev.caesura.gateway.account.Pseudonyms;
import dev.caesura.gateway.identity.ContactResolver;
import dev.caesura.gateway.publish.KafkaPublisher;
import dev.caesura.gateway.publish.ProducerSettings;
import dev.caesura.gateway.publish.PublishSettings;
import dev.caesura.gateway.publish.PublisherService;
import dev.caesura.gateway.registry.Channels;
import dev.caesura.gateway.spool.SetAsideFolder;
import dev.caesura.gateway.spool.Spool;
import dev.caesura.gateway.webhook.ConversationLog;
import dev.caesura.gateway.webhook.RequestLimits;
import dev.caesura.gateway.webhook.WebhookHandler;
import dev.caesura.gateway.webhook.WebhookMetrics;
import dev.caesura.gateway.webhook.WebhookReader;
import dev.caesura.gateway.webhook.WebhookRecords;
import dev.caesura.gateway.webhook.WebhookRoutes;
import dev.caesura.gateway.webhook.WebhookSettings;
import dev.caesura.schemas.identity.IdentityTable;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.identity.IdentityReader;
import dev.caesura.service.secret.Secret;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CaesuraSettings.class, GatewaySettings.class})
class GatewayConfiguration {

    @Bean
    Topics topics(KafkaSettings kafka) {
        return kafka.topics();
    }

    @Bean
    AccountsLoader accountsLoader(CaesuraSettings common, GatewaySettings settings) {
        return new AccountsLoader(settings.accounts(), common.accountsFile(), System::getenv);
    }

    @Bean
    Directory directory(AccountsLoader loader) {
        return new Directory(loader.load(), GatewayConfiguration::channelsFor);
    }

    private static Channels channelsFor(Accounts accounts) {
        return Channels.standard(accounts::options);
    }

    @Bean
    Watch accountsWatch(
            AccountsLoader loader,
            Directory directory,
            GatewaySettings settings,
            Supervisor supervisor) {
        return loader.watch(directory, settings.accountsReload(), supervisor);
    }

    @Bean
    PublisherService publisherService(
            KafkaSettings kafka,
            GatewaySettings settings,
            Topics topics,
            Supervisor supervisor,
            MeterRegistry meters,
            Directory refusedBeforeAnythingIsOpened) {
        Map<String, Object> producer = ProducerSettings.of(kafka.bootstrapServers(), kafka.kafka());
        PublishSettings limits =
                new PublishSettings(
                        Set.of(topics.messages().name()),
                        List.of(
                                topics.messages().name(),
                                topics.deliveries().name(),
                                topics.identities().name(),
                                topics.commands().name(),
                                topics.deadLetters()),
                        topics.deadLetters(),
                        settings.acknowledgeWithin(),
                        settings.answerWithin(),
                        settings.drainWithin(),
                        settings.topicWithin(),
                        settings.spool().maxSize().toBytes());
        return new PublisherService(
                limits,
                Spool.open(settings.spool().directory(), Clock.systemUTC()),
                new SetAsideFolder(settings.spool().directory(), Clock.systemUTC()),
                () -> new KafkaProducer<>(producer),
                supervisor,
                meters);
    }

    @Bean
    KafkaPublisher publisher(PublisherService service) {
        return service.publisher();
    }

    @Bean
    ConversationLog conversationLog(CaesuraSettings common) {
        String key = common.pseudonymKey();
        Secret secret = key == null ? Secret.random() : Secret.of(key).snapshot();
        return new ConversationLog(
                common.pseudonyms() ? new Pseudonyms(secret) : contact -> contact);
    }

    @Bean
    EventLoopDelay eventLoopDelay(GatewaySettings settings) {
        return new EventLoopDelay(settings.beginWithin(), System::nanoTime);
    }

    @Bean
    WebhookHandler webhookHandler(
            Directory directory,
            Topics topics,
            KafkaPublisher publisher,
            ConversationLog log,
            IdentityTable identities,
            IdentityReader readBeforeAnythingIsServed,
            EventLoopDelay delay,
            GatewaySettings settings,
            MeterRegistry meters) {
        WebhookMetrics metrics = new WebhookMetrics(meters);
        return new WebhookHandler(
                directory,
                new WebhookReader(
                        new WebhookRecords(topics), new ContactResolver(identities), metrics, log),
                publisher,
                new RequestLimits(),
                delay,
                metrics,
                new WebhookSettings(
                        (int) settings.maxBody().toBytes(),
                        settings.bodiesInMemory().toBytes(),
                        settings.publicUrl(),
                        settings.retryAfter()));
    }

    /** The server's own clock for a body that does not come in is cheaper than one per call. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> requestLimits(
            GatewaySettings settings, EventLoopDelay delay) {
        ConnectionGuard guard = new ConnectionGuard(settings.requestTimeout(), delay);
        return factory ->
                factory.addServerCustomizers(
                        server -> guard.guard(server).requestTimeout(settings.requestTimeout()));
    }

    @Bean
    ServerRequestObservationConvention httpObservation() {
        return new HttpObservation();
    }

    @Bean
    RouterFunction<ServerResponse> webhookRoutes(WebhookHandler handler) {
        return WebhookRoutes.of(handler);
    }

    @Bean
    GatewayHealth gatewayHealthIndicator(KafkaPublisher publisher, Watch watch) {
        return new GatewayHealth(publisher, watch);
    }
}
