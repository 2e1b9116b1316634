/** Delivery through Instagram messaging. */
@NullMarked
package dev.caesura.sender.delivery.channel.instagram;

import org.jspecify.annotations.NullMarked;
