/** Delivery to a team's own endpoint, as a signed webhook. */
@NullMarked
package dev.caesura.sender.delivery.channel.webhook;

import org.jspecify.annotations.NullMarked;
