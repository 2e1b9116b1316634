package dev.caesura.gateway.webhook;

import java.time.Duration;

/** The server's load, as seen by the thread that handles a call. */
public interface Workload {

    /** The waiting time of the current call, as far as it is known. */
    Duration waited();

    /** Whether the server is overloaded, and the call has waited because of it. */
    boolean isTooMuch();
}
