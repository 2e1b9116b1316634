/**
 * Reads the topics with plain Kafka clients and plain JSON, and compares them with the messages
 * that went in and the replies that came out. It knows the topics' documented form, and none of
 * Caesura's code.
 */
@NullMarked
package dev.caesura.nemesis.judge;

import org.jspecify.annotations.NullMarked;
