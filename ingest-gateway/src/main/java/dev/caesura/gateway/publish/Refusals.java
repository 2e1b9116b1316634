package dev.caesura.gateway.publish;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedForMessageFormatException;

/**
 * Tells records that Kafka will never take from those that it does not take now. Retrying does not
 * help with the former, and must not hold up the records behind them.
 */
final class Refusals {

    private Refusals() {}

    /** Whether it is this one record that Kafka will never take. */
    static boolean isOfRecord(Exception failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException
                || failure instanceof UnsupportedForMessageFormatException
                || failure instanceof PolicyViolationException;
    }

    /** Whether it is the record's topic, for which this gateway's user may not write. */
    static boolean isOfTopic(Exception failure) {
        return failure instanceof TopicAuthorizationException
                || failure instanceof InvalidTopicException
                || failure instanceof UnknownTopicOrPartitionException;
    }

    /** A short code for a record that was set aside. */
    static String codeOf(Exception failure) {
        if (failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException) {
            return "too-large";
        }
        if (failure instanceof TopicAuthorizationException) {
            return "not-authorized";
        }
        return isOfTopic(failure) ? "unknown-topic" : "refused";
    }
}
