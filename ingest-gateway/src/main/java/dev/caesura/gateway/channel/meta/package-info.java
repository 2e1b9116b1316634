/** What the channels of Meta's webhooks have in common. */
@NullMarked
package dev.caesura.gateway.channel.meta;

import org.jspecify.annotations.NullMarked;
