/** The present state: one picture each second, and the last hour. */
@NullMarked
package dev.caesura.console.now;

import org.jspecify.annotations.NullMarked;
