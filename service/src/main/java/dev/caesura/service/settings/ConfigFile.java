package dev.caesura.service.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A file with settings: YAML ({@code .yml}, {@code .yaml}) or Java properties ({@code .properties},
 * in UTF-8). Each setting knows its line.
 */
public final class ConfigFile {

    private ConfigFile() {}

    /**
     * The settings of files in order of precedence: a later file overrides an earlier one.
     *
     * @throws SettingsException if files can't be read, with all of them
     */
    public static List<PropertySource<?>> load(List<Path> files) {
        List<PropertySource<?>> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                // Of a YAML file's documents, the last one wins too.
                sources.addAll(load(file));
            } catch (SettingsException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        Collections.reverse(sources);
        return sources;
    }

    private static List<PropertySource<?>> load(Path file) {
        SettingsFile resource = SettingsFile.of(file);
        try {
            return isYaml(file)
                    ? new YamlPropertySourceLoader().load(file.toString(), resource)
                    : properties(file, resource);
        } catch (MarkedYAMLException e) {
            String line =
                    e.getProblemMark() == null ? "" : ":" + (e.getProblemMark().getLine() + 1);
            throw problem(file + line, "is not valid YAML: " + e.getProblem());
        } catch (SettingsException e) {
            throw e;
        } catch (IOException e) {
            throw problem(file.toString(), "can't be read: " + e.getMessage());
        } catch (RuntimeException e) {
            throw problem(file.toString(), "can't be read: " + firstLine(e));
        }
    }

    private static List<PropertySource<?>> properties(Path file, SettingsFile resource)
            throws IOException {
        if (!hasExtension(file, ".properties")) {
            throw problem(
                    file.toString(),
                    "has an unknown extension; name it .yml, .yaml or .properties");
        }
        List<PropertySource<?>> documents =
                new PropertiesPropertySourceLoader()
                        .load(file.toString(), resource, StandardCharsets.UTF_8);
        if (documents.size() == 1) { // Of several documents, the later one may repeat a key.
            refuseRepeated(documents.get(0), RepeatedKeys.of(resource.text()));
        }
        return documents;
    }

    private static void refuseRepeated(PropertySource<?> source, Set<String> keys) {
        if (!keys.isEmpty()) {
            throw new SettingsException(
                    keys.stream()
                            .map(
                                    key ->
                                            new Problem(
                                                    Places.of(source, key),
                                                    key,
                                                    "is written more than once in this file; write"
                                                            + " it once"))
                            .toList());
        }
    }

    private static boolean isYaml(Path file) {
        return hasExtension(file, ".yml") || hasExtension(file, ".yaml");
    }

    private static boolean hasExtension(Path file, String extension) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private static SettingsException problem(String place, String says) {
        return new SettingsException(List.of(new Problem(place, "", says)));
    }
}
