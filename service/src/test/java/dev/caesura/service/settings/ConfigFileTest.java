package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Test
    void shouldReadAFileThatBeginsWithAByteOrderMark() throws Exception {
        // given
        Path properties = write("a.properties", "\uFEFFcaesura.topic-prefix=a.\n");
        Path yaml = write("b.yml", "\uFEFFcaesura:\n  bootstrap-servers: b:1\n");

        // when
        StandardEnvironment environment = environment(Map.of(), properties, yaml);

        // then
        assertThat(environment.getProperty("caesura.topic-prefix")).isEqualTo("a.");
        assertThat(environment.getProperty("caesura.bootstrap-servers")).isEqualTo("b:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.properties", "a.yml"})
    void shouldNameTheLineOfACharacterThatIsNotUtf8(String name) throws Exception {
        // given
        Path file = folder.resolve(name);
        Files.write(file, "# one\n# \u00e4\n".getBytes(StandardCharsets.ISO_8859_1));

        // then
        assertThatThrownBy(() -> ConfigFile.load(List.of(file)))
                .hasMessageContainingAll(name + ":2", "save the file as UTF-8");
    }

    @Test
    void shouldRefuseAFolder() {
        assertThatThrownBy(() -> ConfigFile.load(List.of(folder))).hasMessageContaining("folder");
    }

    @Test
    void shouldRefuseAKeyThatAPropertiesFileHasTwice() throws Exception {
        // given
        Path file = write("a.properties", "caesura.topic-prefix=a.\n\ncaesura.topic-prefix=b.\n");

        // then
        assertThatThrownBy(() -> ConfigFile.load(List.of(file)))
                .hasMessageContainingAll(
                        "a.properties:3", "caesura.topic-prefix", "more than once");
    }

    @Test
    void shouldRefuseASettingUnderTwoSpellings() throws Exception {
        // given
        Path file = write("a.yml", "caesura:\n  topic-prefix: a.\n  topicPrefix: b.\n");

        // when
        List<Problem> problems = SettingsCheck.names(environment(Map.of(), file));

        // then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::key)
                .isEqualTo("caesura.topicPrefix");
        assertThat(problems.get(0).says()).contains("caesura.topic-prefix", "one of them");
    }

    @Test
    void shouldLetALaterDocumentRepeatAKey() throws Exception {
        // given
        Path properties =
                write("a.properties", "caesura.topic-prefix=a.\n#---\ncaesura.topic-prefix=b.\n");
        Path yaml =
                write("b.yml", "caesura:\n  topic-prefix: c.\n---\ncaesura:\n  topicPrefix: d.\n");

        // then
        assertThat(SettingsCheck.names(environment(Map.of(), properties, yaml))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Caesura.topic-prefix, caesura.topic-prefix",
        "caesaura.topic-prefix, caesura.topic-prefix",
        "topic-prefix, caesura.topic-prefix",
        "kafka.security.protocol, caesura.kafka.security.protocol"
    })
    void shouldSayWhereASettingBelongsThatStandsElsewhere(String written, String meant)
            throws Exception {
        // given
        Path file = write("a.properties", "logging.level.root=info\n" + written + "=x\n");

        // when
        List<Problem> problems = SettingsCheck.names(environment(Map.of(), file));

        // then
        assertThat(problems).singleElement().extracting(Problem::key).isEqualTo(written);
        assertThat(problems.get(0).says()).contains("did you mean " + meant + "?");
    }

    @Test
    void shouldRefuseAMisspeltSettingOfKafkas() throws Exception {
        // given
        Path file =
                write("a.yml", "caesura:\n  kafka:\n    security.protocl: SSL\n    my.plugin: 1\n");

        // when
        List<Problem> problems = SettingsCheck.names(environment(Map.of(), file));

        // then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .contains("did you mean caesura.kafka.security.protocol?");
    }

    @Test
    void shouldTellAnOpenBracketFromAKeyThatItsColonCuts() throws Exception {
        // given
        Path file = write("a.properties", "caesura.kafka.[ssl=x\n");

        // when
        List<Problem> problems = SettingsCheck.names(environment(Map.of(), file));

        // then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::says)
                .isEqualTo("has a bracket that is not closed");
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
