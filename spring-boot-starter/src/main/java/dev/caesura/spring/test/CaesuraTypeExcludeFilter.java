package dev.caesura.spring.test;

import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.spring.CaesuraTopology;
import dev.caesura.spring.ConversationTopologyCustomizer;
import dev.caesura.spring.StreamsNodes;
import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Keeps components that are not part of a topology out of a {@link CaesuraTest}. */
final class CaesuraTypeExcludeFilter
        extends StandardAnnotationCustomizableTypeExcludeFilter<CaesuraTest> {

    private static final Set<Class<?>> PARTS =
            Set.of(
                    StreamsNodes.class,
                    ConversationTopologyCustomizer.class,
                    Policies.class,
                    CaesuraTopology.class);

    CaesuraTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

    @Override
    protected Set<Class<?>> getKnownIncludes() {
        return PARTS;
    }
}
