/**
 * Keeps the calls of one account from harming others: a circuit breaker, a bulkhead and a rate
 * limiter for each. Nothing here waits: a caller that may not call is told when to ask again.
 */
@NullMarked
package dev.caesura.sender.guard;

import org.jspecify.annotations.NullMarked;
