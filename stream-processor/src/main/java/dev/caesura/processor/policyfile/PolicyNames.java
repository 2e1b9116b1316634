package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.policy.Policy;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Knows what is meant by a name in a policy. */
final class PolicyNames {

    /** What the market calls some of them. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("debouncetime", "gap", "debounce", "gap", "sessiongap", "gap");

    private PolicyNames() {}

    /**
     * The policy with one more value.
     *
     * @throws PolicyException if there is no such name, or the value is wrong
     */
    static Policy apply(Policy policy, String name, Setting value) {
        // From the environment, MAX_WAIT arrives as max.wait.
        String written = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        for (PolicyKey known : PolicyKeys.all()) {
            if (known.name().replace("-", "").equals(written)) {
                return known.set(policy, value);
            }
        }
        String ours = OTHER_NAMES.get(written);
        String names =
                PolicyKeys.all().stream().map(PolicyKey::name).collect(Collectors.joining(", "));
        throw value.wrong(
                ours == null
                        ? "'" + name + "' is no part of a policy; there are " + names
                        : "'" + name + "' is called " + ours + " here");
    }
}
