package dev.caesura.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.web.WebChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {

    @Test
    void shouldKnowEveryChannel() {
        assertThat(Channels.standard().all())
                .extracting(Channel::name)
                .containsExactly(
                        "whatsapp",
                        "messenger",
                        "instagram",
                        "telegram",
                        "manychat",
                        "twilio",
                        "generic",
                        "cloudevents",
                        "web");
        assertThat(Channels.standard().find("fax")).isEmpty();
    }

    @Test
    void shouldRefuseTwoOfOneName() {
        assertThatThrownBy(() -> new Channels(List.of(new WebChannel(), new WebChannel())))
                .hasMessageContaining("web");
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp, true",
        "messenger, true",
        "instagram, true",
        "telegram, true",
        "manychat, false",
        "twilio, false",
        "generic, false",
        "cloudevents, false",
        "web, false"
    })
    void shouldTellHowErrorsAreTaken(String name, boolean success) {
        Channel channel = Channels.standard().find(name).orElseThrow();

        assertThat(channel.answersUnreadableWithSuccess()).isEqualTo(success);
        assertThat(channel.accepted().status()).isEqualTo(200);
    }
}
