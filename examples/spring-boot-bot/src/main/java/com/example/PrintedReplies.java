package com.example;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.spring.StreamsNodes;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.springframework.stereotype.Component;

/** Your own nodes, in Caesura's topology: an approved reply is printed. Leave it out if Caesura's sender delivers. */
@Component
class PrintedReplies implements StreamsNodes {

    @Override
    public void addTo(StreamsBuilder builder, Topics topics) {
        builder.stream(topics.replies().name(), Consumed.with(Serdes.String(), topics.replies().serde()))
                .peek((conversation, reply) -> System.out.println(conversation + ": " + reply.text()))
                .mapValues(PrintedReplies::sent)
                .to(topics.deliveries().name(), Produced.with(Serdes.String(), topics.deliveries().serde()));
    }

    private static DeliveryEvent sent(Reply reply) {
        return new DeliveryEvent(
                reply.replyId(),
                reply.requestId(),
                reply.conversationId(),
                DeliveryStatus.SENT,
                reply.replyId(),
                Instant.now(),
                null,
                false);
    }
}
