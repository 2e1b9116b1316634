package dev.caesura.service.settings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class NameCheckTest {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("caesura.root", ".."), "caesura");

    @Test
    void shouldTakeWhatTheLauncherHandsOverForNoSetting() throws IOException {
        // given
        Map<String, Object> handedOver =
                Pattern.compile("-D(caesura\\.[a-z.]+)=")
                        .matcher(Files.readString(LAUNCHER))
                        .results()
                        .map((MatchResult option) -> option.group(1))
                        .distinct()
                        .collect(toMap(name -> name, name -> "x"));

        // then
        assertThat(handedOver).containsKeys("caesura.root", "caesura.command");
        assertThat(checkOfSystemProperties(handedOver)).isEmpty();
    }

    @Test
    void shouldFindANameThatSetsNothing() {
        assertThat(checkOfSystemProperties(Map.of("caesura.topic-prefx", "x.")))
                .singleElement()
                .extracting(Problem::place)
                .isEqualTo("system property");
    }

    private static List<Problem> checkOfSystemProperties(Map<String, Object> properties) {
        return new NameCheck(SettingsMetadata.known(), "")
                .check(
                        List.of(
                                new MapPropertySource(
                                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                                        properties)));
    }
}
