package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class VariableCheckTest {

    @Test
    void shouldSuggestTheNearestVariable() {
        // when
        List<Problem> problems = check(Map.of("CAESURA_TOPIC_PREFX", "x."));

        // then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::key)
                .isEqualTo("CAESURA_TOPIC_PREFX");
        assertThat(problems.get(0).says()).contains("CAESURA_TOPIC_PREFIX");
    }

    @Test
    void shouldTakeAVariableToWhichASettingRefers() {
        assertThat(
                        check(
                                Map.of(
                                        "CAESURA_TOKEN",
                                        "x",
                                        "CAESURA_DEBUG",
                                        "1",
                                        "CAESURA_IMAGE",
                                        "c:1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CAESURA_GATEWAY_SERVICE_HOST, 10.0.0.7",
        "CAESURA_GATEWAY_SERVICE_PORT_HTTP, 80",
        "CAESURA_GATEWAY_PORT, tcp://10.0.0.7:80",
        "CAESURA_GATEWAY_PORT_80_TCP_ADDR, 10.0.0.7"
    })
    void shouldLeaveOutWhatKubernetesTellsOfServices(String name, String value) {
        // given
        MutablePropertySources sources = new MutablePropertySources();
        sources.addLast(variables(Map.of(name, value, "CAESURA_TOPIC_PREFIX", "x.")));

        // when
        ServiceLinks.hide(sources);

        // then
        assertThat(check(Map.of(name, value))).isEmpty();
        PropertySource<?> environment = Objects.requireNonNull(sources.get("systemEnvironment"));
        assertThat(environment.getProperty(name)).isNull();
        assertThat(environment.getProperty("caesura.topic-prefix")).isEqualTo("x.");
    }

    private static List<Problem> check(Map<String, Object> variables) {
        return new VariableCheck(SettingsMetadata.known(), Set.of("CAESURA_TOKEN"))
                .check(variables(variables));
    }

    static SystemEnvironmentPropertySource variables(Map<String, Object> variables) {
        return new SystemEnvironmentPropertySource("systemEnvironment", variables);
    }
}
