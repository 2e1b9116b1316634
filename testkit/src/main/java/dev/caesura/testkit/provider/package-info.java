/**
 * Stand-ins for other companies' servers on loopback: they take and refuse what the real ones do,
 * with the same answers, limits, delays and failures.
 */
@NullMarked
package dev.caesura.testkit.provider;

import org.jspecify.annotations.NullMarked;
