/** Asks the services what only they know: open bursts, turns, spool, circuits. */
@NullMarked
package dev.caesura.console.services;

import org.jspecify.annotations.NullMarked;
