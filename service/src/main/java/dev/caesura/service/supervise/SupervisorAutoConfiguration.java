package dev.caesura.service.supervise;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Gives every service a supervisor, and its threads a place in health. */
@AutoConfiguration
public class SupervisorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Supervisor supervisor(ObjectProvider<MeterRegistry> meters) {
        return new Supervisor(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** Its name in health is {@code threads}. */
    @Bean
    ThreadsHealth threadsHealthIndicator(Supervisor supervisor) {
        return new ThreadsHealth(supervisor);
    }
}
