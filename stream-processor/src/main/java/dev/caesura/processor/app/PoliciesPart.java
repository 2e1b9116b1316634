package dev.caesura.processor.app;

import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.policyfile.PolicyException;
import dev.caesura.processor.policyfile.PolicyFile;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsException;
import dev.caesura.service.settings.SettingsFile;
import dev.caesura.service.settings.SettingsPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks the policies: those of the settings, and each line of the file. */
public final class PoliciesPart implements SettingsPart {

    private static final String PREFIX = "caesura.processor.policy.";

    /** The most problems to report: more than anybody corrects at once. */
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
                                ofSetting(
                                        () ->
                                                PolicyFile.with(
                                                        Policy.defaults(),
                                                        PREFIX,
                                                        Map.of(key, value)),
                                        problems));
        if (problems.isEmpty()) { // Each for itself; but two may not go together.
            ofSetting(settings::base, problems);
        }
        if (settings.policies() != null) {
            problems.addAll(ofFile(settings.policies()));
        }
        return problems;
    }

    private static void ofSetting(Runnable reading, List<Problem> problems) {
        try {
            reading.run();
        } catch (PolicyException e) {
            problems.add(new Problem("", e.where(), e.says()));
        }
    }

    /**
     * The problems of a file of policies. Reading ends at the first problem, so each refused line
     * is taken out, and the rest is read again.
     */
    public static List<Problem> ofFile(Path file) {
        List<Problem> problems = new ArrayList<>();
        try {
            List<String> lines = new ArrayList<>(SettingsFile.of(file).text().lines().toList());
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
        } catch (SettingsException e) {
            problems.addAll(e.problems());
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
            String line = e.where().substring(copy.toString().length());
            problems.add(new Problem(file + line, "", e.says()));
            return !line.isEmpty() && takeOut(lines, Integer.parseInt(line.substring(1)) - 1);
        }
    }

    /** Empties a line with everything below it; returns whether there was anything. */
    private static boolean takeOut(List<String> lines, int index) {
        if (index < 0 || index >= lines.size() || lines.get(index).isBlank()) {
            return false;
        }
        int depth = depth(lines.get(index));
        lines.set(index, "");
        for (int i = index + 1; i < lines.size() && isBelow(lines.get(i), depth); i++) {
            lines.set(i, "");
        }
        return true;
    }

    private static boolean isBelow(String line, int depth) {
        return line.isBlank() || depth(line) > depth;
    }

    private static int depth(String line) {
        return line.length() - line.stripLeading().length();
    }
}
