package dev.caesura.spring;

import dev.caesura.processor.app.ProcessorLifecycle;
import dev.caesura.processor.app.ProcessorSettings;
import dev.caesura.processor.app.QueryController;
import dev.caesura.processor.query.ConversationLookup;
import dev.caesura.processor.topology.ConversationStreams;
import dev.caesura.service.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Runs the topology with the application: lifecycle, queries. */
@AutoConfiguration(after = CaesuraTopologyAutoConfiguration.class)
@ConditionalOnBean(CaesuraTopology.class)
public class CaesuraAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProcessorLifecycle caesuraProcessor(
            CaesuraTopology topology,
            KafkaSettings kafka,
            ProcessorSettings settings,
            ObjectProvider<MeterRegistry> meters) {
        return new ProcessorLifecycle(
                () ->
                        ConversationStreams.create(
                                topology.conversations(),
                                topology.ownNodes(),
                                settings.streams(kafka.client())),
                meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    ConversationLookup caesuraConversations(
            ProcessorLifecycle processor, ProcessorSettings settings) {
        return new ConversationLookup(
                processor::queries, settings.query().token(), settings.query().address());
    }

    /** Answers queries over HTTP from other instances, and from anybody with the token. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @ConditionalOnClass({RestController.class, Mono.class})
    @ConditionalOnProperty("caesura.processor.query.token")
    @Import(QueryController.class)
    static class Queries {}
}
