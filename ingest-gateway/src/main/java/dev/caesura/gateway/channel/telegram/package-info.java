/** Telegram bots. */
@NullMarked
package dev.caesura.gateway.channel.telegram;

import org.jspecify.annotations.NullMarked;
