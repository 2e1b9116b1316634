package dev.caesura.sender.lane;

import org.apache.kafka.common.TopicPartition;

/** Switches reading off and on; callable from any thread. */
interface Flow {

    void pause();

    void resume();

    void pause(TopicPartition partition);

    void resume(TopicPartition partition);
}
