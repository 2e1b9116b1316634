package dev.caesura.service.supervise;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every service a supervisor, and its threads a place in health. */
@AutoConfiguration
public class SupervisorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Supervisor supervisor(ObjectProvider<MeterRegistry> meters) {
        return new Supervisor(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Somebody else's application may have no health. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class Health {

        /** Its name in health is {@code threads}. */
        @Bean
        ThreadsHealth threadsHealthIndicator(Supervisor supervisor) {
            return new ThreadsHealth(supervisor);
        }
    }
}
