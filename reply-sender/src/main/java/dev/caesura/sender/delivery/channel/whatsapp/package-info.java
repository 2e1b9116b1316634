/** Delivery through the WhatsApp Cloud API. */
@NullMarked
package dev.caesura.sender.delivery.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
