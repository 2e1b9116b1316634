package dev.caesura.cli.docs;

import dev.caesura.processor.policyfile.PolicyFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Makes the reference of settings. */
final class SettingsPage {

    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("", "All services");
        SECTIONS.put("gateway", "Gateway");
        SECTIONS.put("processor", "Processor");
        SECTIONS.put("sender", "Sender");
        SECTIONS.put("console", "Console");
    }

    private static final String HEAD =
            """
            # Settings

            Each can be written in five places; of two, the upper wins. This holds for services and commands alike.

            | where | for example |
            | --- | --- |
            | the command line | `--bootstrap-servers kafka:9092`, `--topic-prefix shop.` |
            | Java's system properties | `CAESURA_JAVA_OPTS=-Dcaesura.processor.threads=4` |
            | the environment | `CAESURA_PROCESSOR_THREADS=4` |
            | the files that `--config` or `CAESURA_CONFIG` names, the last of them first | `caesura.processor.threads: 4` |
            | `caesura-gateway.yml`, `caesura-processor.yml`, `caesura-sender.yml`, `caesura-console.yml`, in \
            the working directory or its folder `config` | `caesura.processor.threads: 4` |

            A file is YAML (`.yml`, `.yaml`) or Java properties (`.properties`, in UTF-8); one file does for all services, and \
            each takes what it knows. `./caesura init` writes a first one, and `./caesura config check` says what is wrong with one.

            In the environment a name has capitals, and `_` for `.` and `-`. `NAME` stands for a name of your own,
            `[0]` for a place in a list. A name with a colon is written in brackets: in YAML as `"[whatsapp:106540352242922]":`
            with the quotes, in properties as `caesura.sender.accounts.[whatsapp\\:106540352242922].generator` with the colon
            escaped. It has no form for the environment.

            - A **duration** is `800ms`, `30s`, `2m`, `1h` or `7d`; a **size** `64KB`, `3MB` or `1GB`.
            - A **secret** is `env:NAME`, `file:/path`, or the value itself.
            - A **file** is a path with `file:` before it, or `classpath:` for one that is built in.
            - A **list** is separated by commas.

            What can't be used is refused at start, all of it at once: with its file and line, and what to write instead. So is a
            name that is no setting, wherever it is written; a variable that begins with `CAESURA_` and is not meant for
            Caesura needs another name. The process then ends with 2. The launcher `./caesura` itself reads
            `CAESURA_BOOTSTRAP_SERVERS` (in place of `--bootstrap-servers`), `CAESURA_JAVA_OPTS` (options for the JVM)
            and `CAESURA_DEBUG` (set to anything, errors come with where they arose).
            """;

    private SettingsPage() {}

    /** The whole page. */
    static String page(List<Property> properties) throws IOException {
        StringBuilder page = new StringBuilder(Markdown.GENERATED).append(HEAD);
        for (Map.Entry<String, String> section : SECTIONS.entrySet()) {
            page.append("\n## ").append(section.getValue()).append("\n\n");
            Map<String, String> preset = presets(section.getKey());
            page.append(settings(properties, section.getKey(), preset));
            if (section.getKey().equals("processor")) {
                page.append(
                        "\nWhat is under `caesura.processor.policy`, and in a file of policies, stands in"
                                + " [policies](../policies.md#all-of-them).\n");
            }
            preset.keySet().removeIf(name -> name.startsWith("caesura."));
            if (!preset.isEmpty()) {
                page.append("\nOf Spring Boot's own settings it presets:\n\n");
                page.append(presets(preset));
            }
        }
        return page.toString();
    }

    /** The table of what can be written in a policy. */
    static String policies() {
        return Markdown.table(
                List.of("name", "default", "is"),
                PolicyFile.keys().stream()
                        .map(
                                key ->
                                        List.of(
                                                Markdown.code(key.name()),
                                                key.standard().isEmpty()
                                                        ? "none"
                                                        : Markdown.code(key.standard()),
                                                key.meaning()))
                        .toList());
    }

    private static String settings(
            List<Property> properties, String service, Map<String, String> preset) {
        List<List<String>> rows = new ArrayList<>();
        for (Property property : properties) {
            if (property.service().equals(service)) {
                String standard =
                        Objects.requireNonNullElse(
                                preset.get(property.name()),
                                Objects.requireNonNullElse(property.standard(), ""));
                String more = property.isMap() ? ".NAME" : "";
                rows.add(
                        List.of(
                                "`%s%s`<br>`%s%s`"
                                        .formatted(
                                                property.name(),
                                                more,
                                                property.variable(),
                                                more.replace('.', '_')),
                                property.kind(),
                                Markdown.code(standard),
                                Markdown.cell(property.description())));
            }
        }
        return Markdown.table(List.of("setting", "kind", "default", "is"), rows);
    }

    private static String presets(Map<String, String> preset) {
        return Markdown.table(
                List.of("setting", "value"),
                preset.entrySet().stream()
                        .map(
                                one ->
                                        List.of(
                                                Markdown.code(one.getKey()),
                                                Markdown.code(one.getValue())))
                        .toList());
    }

    /** What a service's own configuration file says. */
    private static Map<String, String> presets(String service) throws IOException {
        Map<String, String> values = new TreeMap<>();
        ClassPathResource file = new ClassPathResource("caesura-" + service + ".yml");
        if (file.exists()) {
            for (PropertySource<?> source : new YamlPropertySourceLoader().load(service, file)) {
                for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                    values.put(name, String.valueOf(source.getProperty(name)));
                }
            }
        }
        return values;
    }
}
