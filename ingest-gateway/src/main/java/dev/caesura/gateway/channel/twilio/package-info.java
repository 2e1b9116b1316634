/** Twilio: SMS, MMS and WhatsApp. */
@NullMarked
package dev.caesura.gateway.channel.twilio;

import org.jspecify.annotations.NullMarked;
