/**
 * Reads the topics with plain Kafka clients and plain JSON, and holds them against what was sent in
 * and what came out. It knows the topics' documented form, and none of Caesura's code.
 */
@NullMarked
package dev.caesura.nemesis.judge;

import org.jspecify.annotations.NullMarked;
