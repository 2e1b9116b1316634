package dev.caesura.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.service.KafkaSettingsAutoConfiguration;
import dev.caesura.service.supervise.SupervisorAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When a bot is there, and when not. No broker is up: it is asked in the background. */
class BotAutoConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    KafkaSettingsAutoConfiguration.class,
                                    SupervisorAutoConfiguration.class,
                                    BotAutoConfiguration.class,
                                    BotHealthAutoConfiguration.class))
                    .withPropertyValues("caesura.bootstrap-servers=127.0.0.1:1");

    static class Bot {
        @ReplyGenerator
        String answer(ReplyRequest request) {
            return "Hello.";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithBot {
        @Bean
        Bot bot() {
            return new Bot();
        }
    }

    /** The configuration itself is the bot. */
    @Configuration
    static class OneClass extends Bot {}

    static class Wrong {
        @ReplyGenerator
        String answer(String text) {
            return text;
        }
    }

    @Test
    void shouldBeThereForAMethodThatAnswers() {
        application
                .withUserConfiguration(WithBot.class)
                .run(
                        context -> {
                            assertThat(context).hasSingleBean(BotLifecycle.class);
                            assertThat(context).hasBean("caesuraBotHealthIndicator");
                            assertThat(context.getBean(BotMethods.class).names())
                                    .containsValue("Bot.answer");
                        });
        application
                .withUserConfiguration(OneClass.class)
                .run(context -> assertThat(context).hasSingleBean(BotLifecycle.class));
    }

    @Test
    void shouldGiveWayWithoutAMethodOrWhereItIsSwitchedOff() {
        application.run(context -> assertThat(context).doesNotHaveBean(BotLifecycle.class));
        application
                .withUserConfiguration(WithBot.class)
                .withPropertyValues("caesura.bot.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(BotLifecycle.class));
    }

    @Test
    void shouldNeedNoActuator() {
        application
                .withUserConfiguration(WithBot.class)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(
                        context ->
                                assertThat(context)
                                        .hasSingleBean(BotLifecycle.class)
                                        .doesNotHaveBean("caesuraBotHealthIndicator"));
    }

    @Test
    void shouldRefuseAMethodThatCanNotAnswer() {
        application
                .withBean(Wrong.class)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("must take one ReplyRequest"));
    }

    @Test
    void shouldRefuseTheSendersGroup() {
        application
                .withUserConfiguration(WithBot.class)
                .withPropertyValues("caesura.bot.group=sender-requests")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("caesura.bot.group"));
    }
}
