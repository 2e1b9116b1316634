/**
 * Lanes: each conversation's records run in order, conversations run in parallel, and a partition's
 * offsets are acknowledged only up to its first unfinished record. Knows nothing of replies.
 */
@NullMarked
package dev.caesura.sender.lane;

import org.jspecify.annotations.NullMarked;
