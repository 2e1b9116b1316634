/** Delivery through ManyChat. */
@NullMarked
package dev.caesura.sender.delivery.channel.manychat;

import org.jspecify.annotations.NullMarked;
