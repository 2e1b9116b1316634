/** Asks the services for the state that only they know: open bursts, turns, spool, circuits. */
@NullMarked
package dev.caesura.console.services;

import org.jspecify.annotations.NullMarked;
