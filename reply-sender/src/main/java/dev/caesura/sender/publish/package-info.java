/** Writes events and dead letters to Kafka, and waits until they are there. */
@NullMarked
package dev.caesura.sender.publish;

import org.jspecify.annotations.NullMarked;
