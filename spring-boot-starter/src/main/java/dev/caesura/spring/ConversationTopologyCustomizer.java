package dev.caesura.spring;

import dev.caesura.processor.topology.ConversationTopology;

/**
 * Changes Caesura's part of the topology: the measure of repetition, the observer. Every bean of
 * this type is called, in order, after the settings were applied.
 */
@FunctionalInterface
public interface ConversationTopologyCustomizer {

    /** Changes the topology that the settings describe. */
    void customize(ConversationTopology.Builder conversations);
}
