/** The records that Kafka has not taken yet, in order, on the local disk. */
@NullMarked
package dev.caesura.gateway.spool;

import org.jspecify.annotations.NullMarked;
