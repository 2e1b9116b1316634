/** Makes records durable: in Kafka, or on the local disk until Kafka takes them. */
@NullMarked
package dev.caesura.gateway.publish;

import org.jspecify.annotations.NullMarked;
