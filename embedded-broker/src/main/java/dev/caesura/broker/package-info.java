/** A real Kafka broker as a child process. */
@NullMarked
package dev.caesura.broker;

import org.jspecify.annotations.NullMarked;
