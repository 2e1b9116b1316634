package dev.caesura.bot;

import dev.caesura.sender.trace.Traces;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.KafkaSettingsAutoConfiguration;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.SupervisorAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** Has an application's {@link ReplyGenerator} methods answer requests. */
@AutoConfiguration(
        after = {KafkaSettingsAutoConfiguration.class, SupervisorAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
        })
@ConditionalOnProperty(name = "caesura.bot.enabled", matchIfMissing = true)
@Conditional(OnReplyGenerator.class)
@EnableConfigurationProperties(BotSettings.class)
public class BotAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BotMethods caesuraBotMethods(ListableBeanFactory beans, BotSettings settings) {
        return new BotMethods(
                BotBeans.names(beans).stream().map(beans::getBean).toList(), settings.noReply());
    }

    @Bean
    @ConditionalOnMissingBean
    BotLifecycle caesuraBot(
            BotMethods methods,
            KafkaSettings kafka,
            BotSettings settings,
            Supervisor supervisor,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Propagator> propagator) {
        return new BotLifecycle(
                methods,
                kafka,
                settings,
                supervisor,
                meters.getIfAvailable(CompositeMeterRegistry::new),
                new Traces(propagator.getIfAvailable(() -> Propagator.NOOP)));
    }
}
