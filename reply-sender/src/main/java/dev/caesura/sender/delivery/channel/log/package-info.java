/** Delivery to the log itself, where a page reads it. */
@NullMarked
package dev.caesura.sender.delivery.channel.log;

import org.jspecify.annotations.NullMarked;
