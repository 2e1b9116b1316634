package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.policy.Policy;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One number or choice of a policy: its name and its meaning. */
public final class PolicyKey {

    private final String name;
    private final String meaning;
    private final Function<Policy, Object> value;
    private final BiFunction<Policy, Setting, Policy> change;

    PolicyKey(
            String name,
            String meaning,
            Function<Policy, Object> value,
            BiFunction<Policy, Setting, Policy> change) {
        this.name = name;
        this.meaning = meaning;
        this.value = value;
        this.change = change;
    }

    /** Its name in a file of policies, such as {@code max-wait}. */
    public String name() {
        return name;
    }

    /** Its meaning, in Markdown. */
    public String meaning() {
        return meaning;
    }

    /** Its default, as it would be written; empty for an empty list. */
    public String standard() {
        return written(value.apply(Policy.defaults()));
    }

    /**
     * The policy with this value.
     *
     * @throws PolicyException if the value is wrong
     */
    Policy set(Policy policy, Setting to) {
        try {
            return change.apply(policy, to);
        } catch (PolicyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw to.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static String written(Object value) {
        if (value instanceof Duration duration) {
            return written(duration);
        }
        if (value instanceof Enum<?> choice) {
            return Setting.written(choice);
        }
        if (value instanceof Collection<?> items) {
            return String.join(", ", items.stream().map(String::valueOf).toList());
        }
        return value instanceof Double score
                ? String.format(Locale.ROOT, "%.2f", score)
                : value.toString();
    }

    private static String written(Duration duration) {
        if (duration.toSecondsPart() > 0 || duration.isZero()) {
            return duration.toSeconds() + "s";
        }
        return duration.toMinutesPart() > 0 ? duration.toMinutes() + "m" : duration.toHours() + "h";
    }
}
