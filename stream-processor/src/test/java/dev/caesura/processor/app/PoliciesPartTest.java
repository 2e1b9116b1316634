package dev.caesura.processor.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.service.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PoliciesPartTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @Test
    void shouldTellEachMistakeOfAFileAndNothingThatOnlyFollowsFromOne() throws IOException {
        // given
        Path file =
                file(
                        """
                        defaults:
                          gap: 30s
                        default:
                          gap: soon
                          max-wait: later
                        channels:
                          web:a:
                            gap: 3s
                          telegram:
                            gap: 4s
                            gap: 5s
                        """);

        // then
        assertThat(PoliciesPart.ofFile(file))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder(
                        file + ":1", file + ":4", file + ":5", file + ":7", file + ":11");
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertThat(PoliciesPart.ofFile(folder.resolve("none.yml")))
                .singleElement()
                .extracting(Problem::says)
                .isEqualTo("There is no such file");
    }

    @Test
    void shouldTellOfValuesThatDoNotGoTogether() {
        // given
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("caesura.processor.policy.max-wait", "1m");
        settings.put("caesura.processor.policy.gap", "10m");
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));

        // when
        List<Problem> problems = new PoliciesPart().problems(environment);

        // then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::key)
                .isEqualTo("caesura.processor.policy.max-wait");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("policies.yml"), yaml);
    }
}
