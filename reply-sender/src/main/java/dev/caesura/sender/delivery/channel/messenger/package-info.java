/** Delivery through Facebook Messenger. */
@NullMarked
package dev.caesura.sender.delivery.channel.messenger;

import org.jspecify.annotations.NullMarked;
