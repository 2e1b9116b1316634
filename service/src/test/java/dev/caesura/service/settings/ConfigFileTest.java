package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConfigFileTest {

    private final Path folder;

    ConfigFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldLetTheLaterFileWinAndTheCommandLineOverBoth() throws Exception {
        // given
        Path yaml = write("a.yml", "caesura:\n  topic-prefix: a.\n  kafka: {acks: all}\n");
        Path properties = write("b.properties", "caesura.topic-prefix=b.\n");

        // when
        StandardEnvironment both = environment(Map.of(), yaml, properties);
        StandardEnvironment told =
                environment(Map.of("caesura.topic-prefix", "c."), yaml, properties);

        // then
        assertThat(both.getProperty("caesura.topic-prefix")).isEqualTo("b.");
        assertThat(both.getProperty("caesura.kafka.acks")).isEqualTo("all");
        assertThat(told.getProperty("caesura.topic-prefix")).isEqualTo("c.");
    }

    @Test
    void shouldTellOfAllFilesThatCannotBeRead() throws Exception {
        // given
        Path broken = write("broken.yaml", "caesura:\n  a: [1\n  b: 2\n");
        Path strange = write("settings.toml", "a = 1\n");
        Path missing = folder.resolve("missing.yml");

        // then
        assertThatThrownBy(() -> ConfigFile.load(List.of(broken, strange, missing)))
                .hasMessageContainingAll(
                        "3 settings",
                        "broken.yaml:",
                        "valid YAML",
                        ".yml, .yaml or .properties",
                        "There is no such file");
    }

    @Test
    void shouldExplainAKeyThatItsColonCuts() throws Exception {
        // given
        Path file =
                write(
                        "caesura.properties",
                        "caesura.topic-prefix=x.\n"
                                + "caesura.kafka.[ssl:a].b=hush\n"
                                + "caesura.kafka=acks=all\n");

        // when
        List<Problem> problems = SettingsCheck.names(environment(Map.of(), file));

        // then
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).place()).endsWith("caesura.properties:2");
        assertThat(problems.get(0).says())
                .contains("first colon", "caesura.kafka.[ssl\\:a].b", "YAML")
                .doesNotContain("hush");
        assertThat(problems.get(1).place()).endsWith("caesura.properties:3");
    }

    @Test
    void shouldNameTheLineOfEverythingThatIsWrong() throws Exception {
        // given
        Path file =
                write(
                        "caesura.yml",
                        "caesura:\n"
                                + "  topic-prefx: x.\n"
                                + "  bootstrap-servers: kafka\n"
                                + "  topic-prefix: a/b\n"
                                + "  kafka:\n"
                                + "    whats:up: 1\n");

        // when
        List<Problem> problems = SettingsCheck.problems(environment(Map.of(), file), List.of());

        // then
        assertThat(problems)
                .extracting(problem -> problem.place().replaceAll(".*:", ""))
                .containsExactly("2", "3", "4", "6");
        assertThat(problems.get(0).says()).contains("did you mean caesura.topic-prefix?");
        assertThat(problems.get(1).says()).contains("kafka-1:9092");
        assertThat(problems.get(2).says()).contains("letters, digits");
        assertThat(problems.get(3).says()).contains("\"[whats:up]\"");
    }

    @Test
    void shouldRefuseAnUnknownNameOnTheCommandLine() {
        // when
        List<Problem> problems =
                SettingsCheck.names(environment(Map.of("caesura.bootstrap-server", "a:1")));

        // then
        assertThat(problems).singleElement().extracting(Problem::place).isEqualTo("command line");
        assertThat(problems.get(0).says()).contains("caesura.bootstrap-servers");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static StandardEnvironment environment(Map<String, Object> given, Path... files) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", VariableCheckTest.variables(Map.of()));
        Map<String, Object> all = new java.util.LinkedHashMap<>(given);
        all.put(
                ConfigFiles.SETTING,
                String.join(",", List.of(files).stream().map(Path::toString).toList()));
        environment.getPropertySources().addFirst(new MapPropertySource("commandLineArgs", all));
        ConfigFiles.addTo(environment);
        return environment;
    }
}
