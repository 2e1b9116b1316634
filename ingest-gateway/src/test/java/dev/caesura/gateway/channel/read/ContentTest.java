package dev.caesura.gateway.channel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.serde.Json;
import org.junit.jupiter.api.Test;

class ContentTest {

    @Test
    void shouldKeepWhatHasNoName() {
        Content content = Content.unknown("", Json.mapper().readTree("{\"text\": \"hi\"}"));

        assertThat(content.type()).isEqualTo("unsupported");
        assertThat(content.text()).isEqualTo("hi");
        assertThat(content.payload()).isEqualTo("{\"text\":\"hi\"}");
    }
}
