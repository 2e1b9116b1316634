package dev.caesura.sender.generation.generator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * What the generation of one account's answers may cost in an hour, on one instance.
 *
 * @param callsPerHour how many answers may be asked for; any number if it is not set
 * @param tokensPerHour how many tokens, read and written, of answers and of second opinions, as the
 *     models count them; any number if it is not set
 */
@ConfigurationPropertiesSource
public record BudgetSettings(@Nullable Long callsPerHour, @Nullable Long tokensPerHour) {

    public BudgetSettings {
        if ((callsPerHour != null && callsPerHour < 1)
                || (tokensPerHour != null && tokensPerHour < 1)) {
            throw new IllegalArgumentException(
                    "A budget's calls-per-hour and tokens-per-hour must be above 0; leave them out"
                            + " for no limit");
        }
    }
}
