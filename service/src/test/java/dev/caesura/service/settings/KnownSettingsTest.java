package dev.caesura.service.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.service.settings.KnownSettings.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

class KnownSettingsTest {

    private final KnownSettings known = new KnownSettings();

    KnownSettingsTest() {
        known.add("caesura.topic-prefix");
        known.add("caesura.kafka.**");
        known.add("caesura.kafka.acks");
        known.add("caesura.sender.deliver-to-log");
        known.add("caesura.sender.accounts.*.whatsapp.base-url");
        known.add("caesura.sender.tags");
        known.add("caesura.sender.tags.#");
    }

    @ParameterizedTest
    @CsvSource({
        "caesura.topic-prefix, VALUE",
        "caesura.topicPrefix, VALUE",
        "caesura.topic_prefix, VALUE",
        "caesura.kafka.ssl.keystore.location, VALUE",
        "caesura.sender.accounts[whatsapp:1].whatsapp.base-url, VALUE",
        "caesura.sender.accounts.shop.whatsapp.baseUrl, VALUE",
        "caesura.kafka.acks[0], VALUE",
        "caesura.sender.tags[3], VALUE",
        "caesura.sender.tags.3, UNKNOWN",
        "caesura.sender.tags.first, UNKNOWN",
        "caesura.sender.accounts, SECTION",
        "caesura.sender, SECTION",
        "caesura.sender.accounts.shop.telegram, UNKNOWN",
        "caesura.sender.deliver-to-logs, UNKNOWN",
        "caesura.topic-prefix.more, UNKNOWN",
        "caesura.gateway.port, ELSEWHERE",
        "caesura.gate.port, UNKNOWN"
    })
    void shouldTellWhatANameStandsFor(String name, Kind kind) {
        assertThat(known.kind(ConfigurationPropertyName.adapt(name, '.'))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "CAESURA_TOPIC_PREFIX, caesura.topic-prefix",
        "CAESURA_TOPICPREFIX, caesura.topic-prefix",
        "CAESURA_KAFKA_SECURITY_PROTOCOL, caesura.kafka.security.protocol",
        "CAESURA_SENDER_DELIVER_TO_LOG, caesura.sender.deliver-to-log",
        "CAESURA_SENDER_TAGS_0, caesura.sender.tags[0]",
        "CAESURA_SENDER_ACCOUNTS_SHOP_WHATSAPP_BASE_URL,"
                + " caesura.sender.accounts.shop.whatsapp.base-url"
    })
    void shouldFindTheSettingOfAVariable(String variable, String name) {
        assertThat(known.ofVariable(variable)).contains(name);
    }

    @Test
    void shouldFindNoSettingOfAVariableThatSetsNothing() {
        assertThat(known.ofVariable("CAESURA_TOPIC_PREFX")).isEmpty();
        assertThat(known.ofVariable("CAESURA_SENDER")).isEmpty();
    }

    @Test
    void shouldNameWhatSomebodyMayHaveMeantWhereNamesAreFree() {
        assertThat(known.names(ConfigurationPropertyName.of("caesura.kafak.ssl.protocol")))
                .contains("caesura.kafka.ssl.protocol");
    }
}
