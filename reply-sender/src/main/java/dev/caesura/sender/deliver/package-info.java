/** Brings replies to contacts: one small interface, and one folder for each channel. */
@NullMarked
package dev.caesura.sender.deliver;

import org.jspecify.annotations.NullMarked;
