package dev.caesura.service.settings;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Refuses durations that hardly anybody means: a number without a unit, which Spring reads as
 * milliseconds, a negative duration, and one of more than a hundred years.
 */
enum DurationUnits implements BindHandler {
    REQUIRED;

    private static final Pattern NUMBER = Pattern.compile("\\s*[-+]?\\d+\\s*");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Override
    public Object onSuccess(
            ConfigurationPropertyName name,
            Bindable<?> target,
            BindContext context,
            Object result) {
        ConfigurationProperty written = context.getConfigurationProperty();
        if (result instanceof Duration duration
                && written != null
                && written.getName().equals(name)
                && !isMeant(duration, String.valueOf(written.getValue()))) {
            throw new IllegalArgumentException("A duration has a unit, and is not negative");
        }
        return result;
    }

    private static boolean isMeant(Duration duration, String written) {
        return duration.isZero()
                || !duration.isNegative()
                        && duration.compareTo(LONGEST) <= 0
                        && !NUMBER.matcher(written).matches();
    }
}
