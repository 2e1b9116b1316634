package dev.caesura.bot;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Met where a bean has a method that answers. */
final class OnReplyGenerator extends SpringBootCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(
            ConditionContext context, AnnotatedTypeMetadata metadata) {
        ListableBeanFactory beans = context.getBeanFactory();
        ConditionMessage.Builder message = ConditionMessage.forCondition("@ReplyGenerator method");
        if (beans == null) {
            return ConditionOutcome.noMatch(message.because("there are no beans"));
        }
        var found = BotBeans.names(beans);
        return found.isEmpty()
                ? ConditionOutcome.noMatch(message.didNotFind("any method").atAll())
                : ConditionOutcome.match(message.found("bean", "beans").items(found));
    }
}
