package dev.caesura.spring;

import dev.caesura.schemas.topic.Topics;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * Your own nodes, beside Caesura's in one topology. Every bean of this type is called, in order, at
 * each start. Stores and repartitions need names.
 */
@FunctionalInterface
public interface StreamsNodes {

    /**
     * Adds nodes.
     *
     * @param builder has the settings of {@code ConversationTopology.settings()}
     * @param topics Caesura's topics, with their serdes
     */
    void addTo(StreamsBuilder builder, Topics topics);
}
