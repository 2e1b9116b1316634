package dev.caesura.benchmarks.gateway;

import dev.caesura.benchmarks.Workspace;

/**
 * How much is measured.
 *
 * @param rounds how often both servers are asked in turn
 * @param seconds how long each is asked in a round
 * @param connections keep-alive connections of the load generator
 * @param conversations of how many contacts the messages are
 * @param memoryMinutes how long memory is watched; 0 to leave it out
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
