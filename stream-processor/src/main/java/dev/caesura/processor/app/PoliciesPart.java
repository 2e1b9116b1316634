package dev.caesura.processor.app;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyException;
import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks the policies: those of the settings, and each line of the file. */
public final class PoliciesPart implements SettingsPart {

    private static final String PREFIX = "caesura.processor.policy.";

    /** More than anybody corrects at once. */
    private static final int MOST = 100;

    @Override
    public String section() {
        return "processor";
    }

    @Override
    public List<Problem> problems(ConfigurableEnvironment environment) {
        ProcessorSettings settings =
                SettingsPart.bind(environment, "caesura.processor", ProcessorSettings.class);
        List<Problem> problems = new ArrayList<>();
        settings.policy()
                .forEach(
                        (key, value) ->
                                problems.addAll(
                                        SettingsPart.of(
                                                "",
                                                PREFIX + key,
                                                () ->
                                                        PolicyFile.with(
                                                                Policy.defaults(),
                                                                PREFIX,
                                                                Map.of(key, value)))));
        if (settings.policies() != null) {
            problems.addAll(ofFile(settings.policies()));
        }
        return problems;
    }

    /**
     * The problems of a file of policies. Reading ends at the first, so that each refused line is
     * taken out, and the rest is read again.
     */
    public static List<Problem> ofFile(Path file) {
        List<Problem> problems = new ArrayList<>();
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            Path copy = Files.createTempFile("caesura-policies", ".yml");
            try {
                boolean more = true;
                while (more && problems.size() < MOST) {
                    Files.write(copy, lines, StandardCharsets.UTF_8);
                    more = next(copy, file, lines, problems);
                }
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            problems.add(new Problem(file.toString(), "", "can't be read: " + e.getMessage()));
        }
        return problems;
    }

    private static boolean next(Path copy, Path file, List<String> lines, List<Problem> problems) {
        try {
            PolicyFile.read(copy, Policy.defaults());
            return false;
        } catch (PolicyException e) {
            String message = String.valueOf(e.getMessage());
            Matcher place =
                    Pattern.compile("^" + Pattern.quote(copy.toString()) + ":(\\d+): ")
                            .matcher(message);
            if (!place.find()) {
                problems.add(new Problem(file.toString(), "", message));
                return false;
            }
            int line = Integer.parseInt(place.group(1));
            if (!problems.isEmpty() && lines.get(line - 1).strip().endsWith(":")) {
                return false; // All that stood below it was taken out.
            }
            problems.add(new Problem(file + ":" + line, "", message.substring(place.end())));
            return line > 0 && line <= lines.size() && !lines.set(line - 1, "").isEmpty();
        }
    }
}
