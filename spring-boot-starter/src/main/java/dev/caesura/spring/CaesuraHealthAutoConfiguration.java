package dev.caesura.spring;

import dev.caesura.processor.app.ObserverMetrics;
import dev.caesura.processor.app.ProcessorHealth;
import dev.caesura.processor.app.ProcessorLifecycle;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the topology in the application's health, where it has one. */
@AutoConfiguration(after = CaesuraAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean({ProcessorLifecycle.class, ObserverMetrics.class})
public class CaesuraHealthAutoConfiguration {

    /** Its name in health is {@code caesura}. */
    @Bean
    @ConditionalOnEnabledHealthIndicator("caesura")
    @ConditionalOnMissingBean(name = "caesuraHealthIndicator")
    ProcessorHealth caesuraHealthIndicator(ProcessorLifecycle processor, ObserverMetrics observer) {
        return new ProcessorHealth(processor, observer);
    }
}
