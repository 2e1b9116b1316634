/** The common part of the channels behind Meta's webhooks. */
@NullMarked
package dev.caesura.gateway.channel.meta;

import org.jspecify.annotations.NullMarked;
