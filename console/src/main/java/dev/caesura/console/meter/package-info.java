/** The console's counters. */
@NullMarked
package dev.caesura.console.meter;

import org.jspecify.annotations.NullMarked;
