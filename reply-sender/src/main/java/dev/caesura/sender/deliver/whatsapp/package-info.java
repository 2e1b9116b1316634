/** Delivery through the WhatsApp Cloud API. */
@NullMarked
package dev.caesura.sender.deliver.whatsapp;

import org.jspecify.annotations.NullMarked;
