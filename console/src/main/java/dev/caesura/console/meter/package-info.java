/** What the console counts. */
@NullMarked
package dev.caesura.console.meter;

import org.jspecify.annotations.NullMarked;
