/** Delivery through Twilio, as SMS or WhatsApp. */
@NullMarked
package dev.caesura.sender.delivery.channel.twilio;

import org.jspecify.annotations.NullMarked;
