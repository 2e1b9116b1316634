package dev.caesura.schemas.log;

import java.time.Instant;

/** Where reading starts. */
public sealed interface Start {

    /** At the oldest records that the brokers still keep. */
    static Start beginning() {
        return new Beginning();
    }

    /** At the first records with this timestamp or a later one. */
    static Start at(Instant time) {
        return new Time(time);
    }

    /** After the last records: only what is written from now on. */
    static Start end() {
        return new End();
    }

    /** The oldest records. */
    record Beginning() implements Start {}

    /**
     * A time.
     *
     * @param from the earliest timestamp
     */
    record Time(Instant from) implements Start {}

    /** After the last records. */
    record End() implements Start {}
}
