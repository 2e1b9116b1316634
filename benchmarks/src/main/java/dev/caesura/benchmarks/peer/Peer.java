package dev.caesura.benchmarks.peer;

import java.util.List;

/** The systems that are measured. */
public enum Peer {
    /** Reads JSON and writes it again: what can be reached at all. */
    PASS_THROUGH("JSON pass-through") {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(StockTopologies.passThrough(setup.topics()), setup);
        }
    },

    /** Kafka Streams' own session windows, with the operator that holds back what is not final. */
    SUPPRESS("SessionWindows + suppress") {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(StockTopologies.suppress(setup.topics(), setup.gap()), setup);
        }
    },

    /** Kafka Streams' own session windows, emitted when they close. */
    EMIT_ON_CLOSE("SessionWindows + emit on close") {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(
                    StockTopologies.emitOnClose(setup.topics(), setup.gap()), setup);
        }
    },

    /** Lists, deadlines and locks in Redis: the design that Caesura replaces. */
    REDIS("Redis: lists, deadlines, locks") {
        @Override
        AutoCloseable start(Setup setup) throws Exception {
            return RedisRun.start(setup);
        }
    },

    /** Flink's session windows; only on demand, as it has to be downloaded. */
    FLINK("Flink session windows") {
        @Override
        List<String> command() {
            return FlinkJob.command();
        }

        @Override
        AutoCloseable start(Setup setup) {
            throw new IllegalStateException("Flink runs with a class path of its own");
        }
    },

    /** Caesura's whole topology, as a user gets it. */
    CAESURA("Caesura") {
        @Override
        AutoCloseable start(Setup setup) {
            return CaesuraRun.start(setup);
        }
    };

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    /** What it is called in tables. */
    public String label() {
        return label;
    }

    /** The JVM's arguments that start it in a process of its own, without those of the setup. */
    List<String> command() {
        return List.of(
                "-cp", System.getProperty("java.class.path"), PeerProcess.class.getName(), name());
    }

    /** Starts it in this process. */
    abstract AutoCloseable start(Setup setup) throws Exception;
}
