/** The Kafka Streams node around the domain: load, decide, save, move the deadline, emit. */
@NullMarked
package dev.caesura.processor.processor;

import org.jspecify.annotations.NullMarked;
