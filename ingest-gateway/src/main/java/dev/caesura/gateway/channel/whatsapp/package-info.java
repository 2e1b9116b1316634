/** WhatsApp Business Platform (Cloud API). */
@NullMarked
package dev.caesura.gateway.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
