/** Users' actions, written to Kafka with their name. */
@NullMarked
package dev.caesura.console.action;

import org.jspecify.annotations.NullMarked;
