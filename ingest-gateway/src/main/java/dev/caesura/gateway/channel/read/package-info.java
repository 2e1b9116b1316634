/** Reads strangers' input: JSON, forms, times and ids, without ever failing on a single field. */
@NullMarked
package dev.caesura.gateway.channel.read;

import org.jspecify.annotations.NullMarked;
