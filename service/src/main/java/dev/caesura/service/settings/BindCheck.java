package dev.caesura.service.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Finds all values that a record of settings refuses. A record's constructor stops at the first, so
 * the refused value is taken out, and the record is made again with the default in its place.
 */
final class BindCheck {

    /** The most problems to report: more than anybody corrects at once. */
    private static final int MOST = 100;

    private final PlaceholdersResolver placeholders;
    private final List<ConfigurationPropertySource> sources = new ArrayList<>();
    private final Set<ConfigurationPropertyName> allRefused = new HashSet<>();
    private final Blame blame;

    BindCheck(Iterable<PropertySource<?>> sources) {
        this.placeholders = new PropertySourcesPlaceholdersResolver(sources);
        ConfigurationPropertySources.from(sources).forEach(this.sources::add);
        this.blame = new Blame(this.sources);
    }

    /** The problems of one record. */
    List<Problem> check(String name, Bindable<?> type) {
        List<Problem> problems = new ArrayList<>();
        Set<ConfigurationPropertyName> refused = new HashSet<>();
        for (int i = 0; i < MOST; i++) {
            try {
                binder(refused)
                        .bindOrCreate(
                                ConfigurationPropertyName.of(name), type, DurationUnits.REQUIRED);
                return problems;
            } catch (BindException e) {
                Blame.Refusal refusal = blame.of(e, refused);
                problems.add(refusal.problem());
                allRefused.add(refusal.name());
                if (!refused.add(refusal.name())) {
                    // It is refused although it is taken out: something is missing.
                    return problems;
                }
            }
        }
        return problems;
    }

    /** All settings that were refused so far. */
    Set<ConfigurationPropertyName> refused() {
        return Set.copyOf(allRefused);
    }

    /** A problem with the place of its setting. */
    Problem located(Problem problem) {
        return blame.located(problem);
    }

    private Binder binder(Set<ConfigurationPropertyName> refused) {
        return new Binder(
                sources.stream().map(source -> without(source, refused)).toList(), placeholders);
    }

    private static ConfigurationPropertySource without(
            ConfigurationPropertySource source, Set<ConfigurationPropertyName> refused) {
        return source.filter(
                name ->
                        refused.stream()
                                .noneMatch(one -> one.equals(name) || one.isAncestorOf(name)));
    }
}
