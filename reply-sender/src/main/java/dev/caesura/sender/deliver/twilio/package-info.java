/** Delivery through Twilio, as SMS or WhatsApp. */
@NullMarked
package dev.caesura.sender.deliver.twilio;

import org.jspecify.annotations.NullMarked;
