/** The Kafka cluster that a command talks to: options, clients, topics. */
@NullMarked
package dev.caesura.cli.cluster;

import org.jspecify.annotations.NullMarked;
