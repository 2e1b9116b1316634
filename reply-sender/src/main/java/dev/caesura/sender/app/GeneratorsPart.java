package dev.caesura.sender.app;

import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsPart;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks that every named generator is configured, and that the accounts can be read. */
public final class GeneratorsPart implements SettingsPart {

    @Override
    public String section() {
        return "sender";
    }

    @Override
    public List<Problem> problems(ConfigurableEnvironment environment) {
        SenderSettings settings =
                SettingsPart.bind(environment, "caesura.sender", SenderSettings.class);
        Set<String> names = new TreeSet<>(settings.generation().generators().keySet());
        names.add(Generators.TEMPLATE);
        names.add(Generators.NONE);
        List<Problem> problems = new ArrayList<>();
        check(
                "caesura.sender.generation.generator",
                settings.generation().generator(),
                names,
                problems);
        settings.accounts()
                .forEach(
                        (name, account) ->
                                check(
                                        "caesura.sender.accounts[" + name + "].generator",
                                        account.generator(),
                                        names,
                                        problems));
        boolean someone =
                settings.accounts().values().stream().anyMatch(a -> a.generator() != null);
        if (settings.generation().generator() == null
                && !someone
                && settings.accountsFile() == null) {
            problems.add(
                    new Problem(
                            "",
                            "caesura.sender.generation.generator",
                            "is missing, and no account names one; write one of "
                                    + String.join(", ", names)));
        }
        problems.addAll(SettingsPart.of("", "", () -> new Accounts(settings, Clock.systemUTC())));
        return problems;
    }

    private static void check(
            String key, @Nullable String generator, Set<String> names, List<Problem> problems) {
        if (generator != null && !names.contains(generator)) {
            problems.add(
                    new Problem(
                            "",
                            key,
                            "is '"
                                    + generator
                                    + "', which is not configured; write one of "
                                    + String.join(", ", names)
                                    + ", or add caesura.sender.generation.generators."
                                    + generator));
        }
    }
}
