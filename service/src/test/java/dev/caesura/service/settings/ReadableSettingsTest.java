package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ReadableSettingsTest {

    private final ReadableSettings readable =
            new ReadableSettings(Set.of(ConfigurationPropertyName.of("caesura.topic-prefix")));

    @Test
    void shouldLeaveOutWhatWasRefusedInEverySource() {
        // given
        StandardEnvironment all = new StandardEnvironment();
        all.getPropertySources()
                .replace(
                        "systemEnvironment",
                        VariableCheckTest.variables(
                                Map.of("CAESURA_TOPIC_PREFIX", "a/b", "CAESURA_KAFKA_ACKS", "1")));
        all.getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "file",
                                Map.of(
                                        "caesura.topicPrefix", "c/d",
                                        "caesura.bootstrap-servers", "a:1")));

        // when
        ConfigurableEnvironment rest = readable.of(all);

        // then
        assertThat(rest.getProperty("caesura.topicPrefix")).isNull();
        assertThat(rest.getProperty("CAESURA_TOPIC_PREFIX")).isNull();
        assertThat(rest.getProperty("caesura.bootstrap-servers")).isEqualTo("a:1");
        assertThat(rest.getProperty("CAESURA_KAFKA_ACKS")).isEqualTo("1");
    }

    @Test
    void shouldKnowWhichProblemsMayComeOfWhatWasLeftOut() {
        assertThat(readable.lacksPartOf(new Problem("", "caesura", "x"))).isTrue();
        assertThat(readable.lacksPartOf(new Problem("", "caesura.topic-prefix", "x"))).isTrue();
        assertThat(readable.lacksPartOf(new Problem("", "caesura.kafka.acks", "x"))).isFalse();
        assertThat(readable.lacksPartOf(new Problem("", "", "x"))).isFalse();
    }
}
