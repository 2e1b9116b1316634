/** The sender's measurements, by name. */
@NullMarked
package dev.caesura.sender.meter;

import org.jspecify.annotations.NullMarked;
