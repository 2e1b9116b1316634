package dev.caesura.bot;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the beans that answer, by their types, without creating any. */
final class BotBeans {

    private static final Logger LOG = LoggerFactory.getLogger(BotBeans.class);

    private BotBeans() {}

    static List<String> names(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(Object.class, true, false))
                // The target of a scope's proxy; the proxy answers.
                .filter(name -> !ScopedProxyUtils.isScopedTarget(name))
                .filter(name -> answers(beans.getType(name, false)))
                .toList();
    }

    private static boolean answers(@Nullable Class<?> type) {
        if (type == null || !AnnotationUtils.isCandidateClass(type, ReplyGenerator.class)) {
            return false;
        }
        try {
            return !BotMethods.of(type).isEmpty();
        } catch (LinkageError e) {
            // Some other bean's signature names an optional class that is not there.
            LOG.debug("Not searched for bot methods: {}", type, e);
            return false;
        }
    }
}
