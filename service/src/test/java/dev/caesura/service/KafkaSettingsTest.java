package dev.caesura.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"kafka:9092", "a:1,b:2", " a:1 , b:2 ", "[::1]:9092"})
    void shouldTakeBrokersWithTheirPorts(String servers) {
        assertThat(settings(servers, "it.").client()).containsEntry("bootstrap.servers", servers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kafka", "kafka:", "a:1 b:2", "a:1,,b:2", "a:123456"})
    void shouldSayHowBrokersAreWritten(String servers) {
        assertThatThrownBy(() -> settings(servers, "it."))
                .hasMessageContaining("kafka-1:9092,kafka-2:9092");
    }

    @Test
    void shouldRefuseAPrefixThatNoTopicCanHave() {
        assertThatThrownBy(() -> settings("a:1", "shop/")).hasMessageContaining("'shop/'");
    }

    @Test
    void shouldNotShowPasswords() {
        KafkaSettings settings =
                new KafkaSettings("a:1", "it.", Map.of("sasl.jaas.config", "hush-hush"));

        assertThat(settings.toString()).contains("sasl.jaas.config").doesNotContain("hush-hush");
        assertThat(settings.consumer("sender"))
                .containsEntry("sasl.jaas.config", "hush-hush")
                .containsEntry("group.id", "it.sender");
    }

    private static KafkaSettings settings(String servers, String prefix) {
        return new KafkaSettings(servers, prefix, Map.of());
    }
}
