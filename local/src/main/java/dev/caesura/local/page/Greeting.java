package dev.caesura.local.page;

import dev.caesura.schemas.serde.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * The first event for the page on each connection.
 *
 * @param gap the pause that ends a burst
 * @param maxWait the longest wait from a burst's first message
 * @param broker Kafka's address
 * @param example a command that sends a signed webhook
 * @param clock the server's, which is the records', so that the page can count down by it
 */
record Greeting(
        Duration gap, Duration maxWait, String broker, String example, InstantSource clock) {

    String json() {
        return Json.mapper()
                .writeValueAsString(
                        Map.of(
                                "now",
                                clock.millis(),
                                "gapMillis",
                                gap.toMillis(),
                                "maxWaitMillis",
                                maxWait.toMillis(),
                                "broker",
                                broker,
                                "example",
                                example));
    }
}
