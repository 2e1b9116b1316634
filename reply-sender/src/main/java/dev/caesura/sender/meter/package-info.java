/** What the sender measures, by name. */
@NullMarked
package dev.caesura.sender.meter;

import org.jspecify.annotations.NullMarked;
