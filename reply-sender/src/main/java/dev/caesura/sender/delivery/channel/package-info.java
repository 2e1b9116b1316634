/** Brings replies to contacts: one small interface, and one folder for each channel. */
@NullMarked
package dev.caesura.sender.delivery.channel;

import org.jspecify.annotations.NullMarked;
