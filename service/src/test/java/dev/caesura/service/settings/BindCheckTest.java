package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.MapPropertySource;

class BindCheckTest {

    /** Settings of a test. */
    record Waits(
            @DefaultValue("5s") Duration pause,
            @DefaultValue("1") int tries,
            @DefaultValue List<Part> parts) {}

    /** An element of a list. */
    record Part(@DefaultValue("") String name) {}

    @ParameterizedTest
    @ValueSource(strings = {"30s", "PT30S", "500ms", "0", "0s", "24h"})
    void shouldTakeADurationWithAUnit(String written) {
        assertThat(check(Map.of("waits.pause", written))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", " 30 ", "-5s", "PT-5S", "0.5h", "2w", "5 minutes", "99999999d"})
    void shouldRefuseADurationThatHardlyAnybodyMeans(String written) {
        assertThat(check(Map.of("waits.pause", written)))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.key()).isEqualTo("waits.pause");
                            assertThat(problem.says()).contains("write a duration such as 500ms");
                        });
    }

    @Test
    void shouldBlameTheElementOfAListThatSkipsANumber() {
        // given
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("waits.parts[0].name", "a");
        settings.put("waits.parts[2].name", "c");
        settings.put("waits.tries", "many");

        // when
        List<Problem> problems = check(settings);

        // then
        assertThat(problems)
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("waits.parts[2].name", "waits.tries");
        assertThat(problems).anyMatch(problem -> problem.says().contains("numbered 0, 1, 2"));
    }

    private static List<Problem> check(Map<String, Object> settings) {
        return new BindCheck(List.of(new MapPropertySource("test", settings)))
                .check("waits", Bindable.of(Waits.class));
    }
}
