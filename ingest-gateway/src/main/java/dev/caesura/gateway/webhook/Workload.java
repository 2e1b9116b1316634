package dev.caesura.gateway.webhook;

import java.time.Duration;

/** How much the server has to do, as the thread sees it that handles a call. */
public interface Workload {

    /** How long the call at hand has been waiting, as far as that is known. */
    Duration waited();

    /** Whether there has been more to do than is done in time, and the call has waited for it. */
    boolean isTooMuch();
}
