package dev.caesura.sender.app;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds if there is an inbox for hand-offs: without one the ledger is not read for them. */
final class OnInbox implements Condition {

    private static final String HAND_OFF = "caesura.sender.hand-off.";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Binder binder = Binder.get(context.getEnvironment());
        return isSet(binder, "chatwoot") || isSet(binder, "webhook");
    }

    private static boolean isSet(Binder binder, String inbox) {
        return binder.bind(HAND_OFF + inbox, Bindable.mapOf(String.class, Object.class)).isBound();
    }
}
