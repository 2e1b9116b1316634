package dev.caesura.gateway.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes records durable. Never blocks the caller. */
public interface Publisher {

    /**
     * Makes the records of one webhook durable, and reports success only for all of them.
     *
     * <p>Records of one key reach the topic in the order of the calls, as far as their first
     * appearance goes: a record may appear twice.
     *
     * @param records the records
     * @param waited the time that the webhook has already waited
     * @return completes once all are durable; exceptionally with {@link NotDurableException} if
     *     they could not be kept
     */
    CompletableFuture<Durability> publish(List<OutgoingRecord> records, Duration waited);
}
