package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Workspace;

/**
 * The sizes of the measurement.
 *
 * @param rounds the number of times that both servers are called in turn
 * @param seconds the time for which each is called in a round
 * @param connections keep-alive connections of the load generator
 * @param conversations the number of contacts who write the messages
 * @param memoryMinutes the time for which memory is watched; 0 to leave it out
 */
record Sizes(int rounds, int seconds, int connections, int conversations, int memoryMinutes) {

    private static final int WARM_UP_SECONDS = 2;

    static Sizes of(Workspace workspace) {
        return new Sizes(
                positive(workspace, "rounds", 5),
                positive(workspace, "seconds", 10),
                positive(workspace, "connections", 256),
                positive(workspace, "conversations", 20_000),
                workspace.option("memory-minutes", 0));
    }

    private static int positive(Workspace workspace, String name, int otherwise) {
        int value = workspace.option(name, otherwise);
        if (value < 1) {
            throw new IllegalArgumentException("--set " + name + "=" + value + ": write 1 or more");
        }
        return value;
    }

    /** As many calls as are answered. */
    Load throughput() {
        return new Load(connections, WARM_UP_SECONDS, seconds, 0, conversations);
    }

    /** Calls at a fixed rate. */
    Load at(int perSecond) {
        return new Load(connections, WARM_UP_SECONDS, seconds, perSecond, conversations);
    }

    /** A minute of calls at a fixed rate. */
    Load minuteAt(int perSecond) {
        return new Load(connections, 0, 60, perSecond, conversations);
    }
}
