package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.policy.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Resolves the names in a policy. */
final class PolicyNames {

    /** Other products' names for some of them. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("debouncetime", "gap", "debounce", "gap", "sessiongap", "gap");

    /** Keys that others build upon come before them. */
    private static final List<String> FIRST = List.of(PolicyKeys.PRESET, PolicyKeys.GAP);

    /** The order in which values take effect, however they are written. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(
                    name ->
                            FIRST.contains(uniform(name))
                                    ? FIRST.indexOf(uniform(name))
                                    : FIRST.size());

    private PolicyNames() {}

    /** A name without the differences between spellings. */
    static String uniform(String name) {
        // From the environment, MAX_WAIT arrives as max.wait.
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /**
     * The policy with one more value.
     *
     * @throws PolicyException if there is no such name, or the value is wrong
     */
    static Policy apply(Policy policy, String name, Setting value) {
        String written = uniform(name);
        for (PolicyKey known : PolicyKeys.all()) {
            if (uniform(known.name()).equals(written)) {
                return known.set(policy, value);
            }
        }
        String ours = OTHER_NAMES.get(written);
        String names =
                PolicyKeys.all().stream().map(PolicyKey::name).collect(Collectors.joining(", "));
        throw value.wrong(
                ours == null
                        ? "'" + name + "' is not part of a policy; write one of " + names
                        : "'" + name + "' is called " + ours + " here");
    }
}
