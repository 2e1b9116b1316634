package com.example;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.schemas.topic.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;

/** The topology under test: Caesura's, and a node of your own that counts what is asked. */
public final class ShopTopology {

    static final String BURSTS = "shop.bursts";

    private ShopTopology() {}

    static Topology build(FencedLog fences) {
        StreamsBuilder builder = new StreamsBuilder();
        var requests = Topics.standard().replyRequests();
        builder.stream(requests.name(), Consumed.with(Serdes.String(), requests.serde()))
                .mapValues(request -> request.messages().size())
                .to(BURSTS, Produced.with(Serdes.String(), Serdes.Integer()));
        return ConversationTopology.builder()
                .windows(SessionWindows.ofInactivityGapWithNoGrace(Duration.ofSeconds(15)))
                .fencedBy(fences)
                .addTo(builder.build(ConversationTopology.settings()));
    }
}
