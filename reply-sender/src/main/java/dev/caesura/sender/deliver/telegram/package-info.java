/** Delivery through the Telegram Bot API. */
@NullMarked
package dev.caesura.sender.deliver.telegram;

import org.jspecify.annotations.NullMarked;
