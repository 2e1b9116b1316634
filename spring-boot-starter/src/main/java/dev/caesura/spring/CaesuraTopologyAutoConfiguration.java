package dev.caesura.spring;

import dev.caesura.processor.app.ObserverMetrics;
import dev.caesura.processor.app.ProcessorSettings;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.KafkaSettingsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The topology, from settings and beans; no part of it needs a broker. */
@AutoConfiguration(
        after = KafkaSettingsAutoConfiguration.class,
        afterName =
                "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnProperty(name = "caesura.processor.enabled", matchIfMissing = true)
public class CaesuraTopologyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProcessorSettings caesuraProcessorSettings(Environment environment) {
        return ApplicationSettings.processor(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    Policies caesuraPolicies(Environment environment, ProcessorSettings settings) {
        return ApplicationSettings.policies(environment, settings);
    }

    @Bean
    @ConditionalOnMissingBean
    ObserverMetrics caesuraObserver(ObjectProvider<MeterRegistry> meters) {
        return new ObserverMetrics(meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    @ConditionalOnMissingBean
    CaesuraTopology caesuraTopology(
            KafkaSettings kafka,
            Policies policies,
            ObserverMetrics observer,
            ObjectProvider<ConversationTopologyCustomizer> customizers,
            ObjectProvider<StreamsNodes> nodes) {
        ConversationTopology.Builder conversations =
                ConversationTopology.builder().policies(policies).observer(observer);
        customizers.orderedStream().forEach(one -> one.customize(conversations));
        return new CaesuraTopology(kafka.topics(), conversations, nodes.orderedStream().toList());
    }
}
