package dev.caesura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.serde.EventSerde;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChatTest {

    @Test
    void shouldMakeMessagesOf300Bytes() {
        byte[] message = Chat.message("shop", "contact-00000001", "contact-00000001-2", 1_000_001);

        InboundMessage read = new EventSerde<>(InboundMessage.class).fromBytes(message);

        assertThat(message).hasSize(Chat.BYTES);
        assertThat(read.conversationId().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(Chat.key("shop", "contact-00000001"));
    }
}
