/** Delivery through the Telegram Bot API. */
@NullMarked
package dev.caesura.sender.delivery.channel.telegram;

import org.jspecify.annotations.NullMarked;
