package dev.caesura.bot;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the beans that answer, by their types: none is made for it. */
final class BotBeans {

    private BotBeans() {}

    static List<String> names(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(Object.class, true, false))
                // Behind a scope's proxy, which answers.
                .filter(name -> !ScopedProxyUtils.isScopedTarget(name))
                .filter(name -> answers(beans.getType(name, false)))
                .toList();
    }

    private static boolean answers(@Nullable Class<?> type) {
        return type != null
                && AnnotationUtils.isCandidateClass(type, ReplyGenerator.class)
                && !BotMethods.of(type).isEmpty();
    }
}
