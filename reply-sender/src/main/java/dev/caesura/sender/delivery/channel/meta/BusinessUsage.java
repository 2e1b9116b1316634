package dev.caesura.sender.delivery.channel.meta;

import dev.caesura.schemas.serde.Json;
import java.net.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code X-Business-Use-Case-Usage}, in which Meta gives the minutes until a throttled
 * account may call again.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/overview/rate-limiting">Rate
 *     limits</a>
 */
final class BusinessUsage {

    private static final String HEADER = "X-Business-Use-Case-Usage";
    private static final long LONGEST_MINUTES = 24 * 60L;

    private BusinessUsage() {}

    /** The longest pause of all limits in the header; null if there is none. */
    static @Nullable Duration pause(HttpHeaders headers) {
        long minutes = 0;
        for (String value : headers.allValues(HEADER)) {
            for (JsonNode limit : json(value).findValues("estimated_time_to_regain_access")) {
                minutes = Math.max(minutes, limit.asLong(0));
            }
        }
        return minutes <= 0 ? null : Duration.ofMinutes(Math.min(minutes, LONGEST_MINUTES));
    }

    private static JsonNode json(String value) {
        try {
            return Json.mapper().readTree(value);
        } catch (JacksonException e) {
            return Json.mapper().createObjectNode();
        }
    }
}
