package dev.caesura.spring;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/** The application's topology: Caesura's part from settings and beans, and its own nodes. */
public final class CaesuraTopology {

    private final Topics topics;
    private final ConversationTopology.Builder conversations;
    private final List<StreamsNodes> nodes;

    /**
     * A topology.
     *
     * @param topics Caesura's topics
     * @param conversations Caesura's part, without fences
     * @param nodes the application's own
     */
    public CaesuraTopology(
            Topics topics, ConversationTopology.Builder conversations, List<StreamsNodes> nodes) {
        this.topics = topics;
        this.conversations = conversations.topics(topics);
        this.nodes = List.copyOf(nodes);
    }

    /** Caesura's topics. */
    public Topics topics() {
        return topics;
    }

    /** Caesura's part, without fences. */
    public ConversationTopology.Builder conversations() {
        return conversations;
    }

    /** The application's own nodes, built anew. */
    public Topology ownNodes() {
        StreamsBuilder builder = new StreamsBuilder();
        nodes.forEach(own -> own.addTo(builder, topics));
        return builder.build(ConversationTopology.settings());
    }

    /** The whole topology, for a test driver. */
    public Topology build(FencedLog fences) {
        return conversations.fencedBy(fences).addTo(ownNodes());
    }
}
