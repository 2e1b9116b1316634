package dev.caesura.benchmarks.peer;

import dev.caesura.benchmarks.load.Backlog;
import dev.caesura.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The systems that are measured. */
public enum Peer {
    /** Reads JSON and writes it again: the attainable limit. */
    PASS_THROUGH("JSON pass-through", Output.MESSAGE) {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(StockTopologies.passThrough(setup.topics()), setup);
        }
    },

    /** Kafka Streams' own session windows, with the operator that holds back non-final results. */
    SUPPRESS("SessionWindows + suppress, JSON", Output.REQUEST) {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(StockTopologies.suppress(setup.topics(), setup.gap()), setup);
        }
    },

    /** The same without parsing the messages. */
    SUPPRESS_BYTES("SessionWindows + suppress, raw bytes", Output.REQUEST) {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(
                    StockTopologies.suppressBytes(setup.topics(), setup.gap()), setup);
        }
    },

    /** Kafka Streams' own session windows, emitted when they close. */
    EMIT_ON_CLOSE("SessionWindows + emit on close", Output.REQUEST) {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(
                    StockTopologies.emitOnClose(setup.topics(), setup.gap()), setup);
        }

        @Override
        public boolean isKnownToLose() {
            return true;
        }
    },

    /** Lists, deadlines and locks in Redis: the design that Caesura replaces. */
    REDIS("Redis: lists, deadlines, locks", Output.REQUEST) {
        @Override
        AutoCloseable start(Setup setup) throws Exception {
            return RedisRun.start(setup);
        }

        @Override
        public boolean isKnownToLose() {
            return true;
        }
    },

    /** Flink's session windows; only on demand, as it has to be downloaded. */
    FLINK("Flink session windows", Output.REQUEST) {
        @Override
        List<String> command() {
            return FlinkJob.command();
        }

        @Override
        public boolean hasOneClock() {
            return true;
        }

        @Override
        AutoCloseable start(Setup setup) {
            throw new IllegalStateException("Flink runs with a class path of its own");
        }
    },

    /** Reads as many records as a whole turn does, and writes as many. */
    PASS_THROUGH_CYCLE("JSON pass-through, same records", Output.MESSAGE) {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(StockTopologies.passThroughCycle(setup.topics()), setup);
        }
    },

    /** The same features, as the DSL and its state stores offer them. */
    STOCK_CYCLE(
            "SessionWindows + suppress, same features",
            Output.REQUEST,
            Output.REPLY,
            Output.SETTLED_MESSAGE_EACH) {
        @Override
        AutoCloseable start(Setup setup) {
            return StreamsRun.start(StockCycle.topology(setup.topics(), setup.gap()), setup);
        }

        /**
         * If it reads a draft before the burst has come out of its operators, the draft finds no
         * turn.
         */
        @Override
        public boolean isKnownToLose() {
            return true;
        }
    },

    /** Caesura's whole topology, with requests but no answers. */
    CAESURA("Caesura", Output.REQUEST) {
        @Override
        AutoCloseable start(Setup setup) {
            return CaesuraRun.start(setup);
        }
    },

    /** Caesura's whole topology, with answers. */
    CAESURA_CYCLE("Caesura", Output.REQUEST, Output.REPLY, Output.SETTLED) {
        @Override
        AutoCloseable start(Setup setup) {
            return CaesuraRun.start(setup);
        }
    };

    private final String label;
    private final List<Output> outputs;

    Peer(String label, Output... outputs) {
        this.label = label;
        this.outputs = List.of(outputs);
    }

    /** The output that a system has to write, and its time. */
    public enum Output {
        /** A record for each message. */
        MESSAGE("records", Duration.ZERO, 1, topics -> topics.replyRequests().name(), ""),
        /** A record for each burst that has ended. */
        REQUEST("requests", Duration.ZERO, 1, topics -> topics.replyRequests().name(), ""),
        /** A record for each draft. */
        REPLY("replies", Backlog.DRAFTED_AFTER, 1, topics -> topics.replies().name(), ""),
        /** Two records for each burst that was answered: of the turn, and of its messages. */
        SETTLED("outcomes", Backlog.SENT_AFTER, 2, topics -> topics.outcomes().name(), "answered"),
        /** Four records for each burst that was answered: of the turn, and of each message. */
        SETTLED_MESSAGE_EACH(
                "outcomes", Backlog.SENT_AFTER, 4, topics -> topics.outcomes().name(), "answered");

        private final String label;
        private final Duration after;
        private final int records;
        private final Function<Topics, String> topic;
        private final String outcome;

        Output(
                String label,
                Duration after,
                int records,
                Function<Topics, String> topic,
                String outcome) {
            this.label = label;
            this.after = after;
            this.records = records;
            this.topic = topic;
            this.outcome = outcome;
        }

        /** Its name in messages. */
        public String label() {
            return label;
        }

        /** The time from a burst's deadline until it is due. */
        public Duration after() {
            return after;
        }

        /** The number of its records for each burst. */
        public int records() {
            return records;
        }

        /** Its topic. */
        public String topic(Topics topics) {
            return topic.apply(topics);
        }

        /** Whether a record of that topic is one of these. */
        public boolean counts(ConsumerRecord<byte[], byte[]> record) {
            return outcome.isEmpty()
                    || new String(record.value(), StandardCharsets.UTF_8)
                            .contains("\"outcome\":\"" + outcome + "\"");
        }
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    /** The outputs that it has to write. */
    public List<Output> outputs() {
        return outputs;
    }

    /**
     * Whether its output is incomplete by design, so that missing records are counted and reported.
     */
    public boolean isKnownToLose() {
        return false;
    }

    /** Whether one time holds for all partitions, as far as the slowest was read. */
    public boolean hasOneClock() {
        return false;
    }

    /** The JVM's arguments that start it in a process of its own, without those of the setup. */
    List<String> command() {
        return List.of(
                "-cp", System.getProperty("java.class.path"), PeerProcess.class.getName(), name());
    }

    /** Starts it in this process. */
    abstract AutoCloseable start(Setup setup) throws Exception;
}
