package dev.caesura.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
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

    @Test
    void shouldMakeAnswersThatTheProcessorReads() {
        byte[] draft = Chat.draft("web:shop:contact-1", "req-1", 2_000);
        byte[] sent = Chat.sent("web:shop:contact-1", "rep-1", "req-1", 3_000);

        assertThat(new EventSerde<>(ReplyDraft.class).fromBytes(draft))
                .returns("req-1", ReplyDraft::requestId)
                .returns("web:shop:contact-1", ReplyDraft::conversationId)
                .returns(1, ReplyDraft::attempt);
        assertThat(new EventSerde<>(DeliveryEvent.class).fromBytes(sent))
                .returns("rep-1", DeliveryEvent::replyId)
                .returns("req-1", DeliveryEvent::requestId)
                .returns(DeliveryStatus.SENT, DeliveryEvent::status);
    }
}
