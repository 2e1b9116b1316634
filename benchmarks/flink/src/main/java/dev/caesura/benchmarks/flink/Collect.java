package dev.caesura.benchmarks.flink;

import org.apache.flink.api.common.functions.AggregateFunction;

/** Collects a session's messages. */
final class Collect implements AggregateFunction<Message, Burst, Burst> {

    private static final long serialVersionUID = 1;

    @Override
    public Burst createAccumulator() {
        return Burst.EMPTY;
    }

    @Override
    public Burst add(Message message, Burst burst) {
        return burst.with(message);
    }

    @Override
    public Burst getResult(Burst burst) {
        return burst;
    }

    @Override
    public Burst merge(Burst one, Burst other) {
        return one.with(other);
    }
}
