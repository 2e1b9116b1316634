package dev.caesura.bot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Shows the bot in the application's health, where it has one. */
@AutoConfiguration(after = BotAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(BotLifecycle.class)
public class BotHealthAutoConfiguration {

    /** Its name in health is {@code caesuraBot}. */
    @Bean
    @ConditionalOnEnabledHealthIndicator("caesura-bot")
    @ConditionalOnMissingBean(name = "caesuraBotHealthIndicator")
    BotHealth caesuraBotHealthIndicator(BotLifecycle bot) {
        return new BotHealth(bot);
    }
}
