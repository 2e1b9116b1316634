package dev.caesura.sender.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} headers. */
public final class RetryAfter {

    private RetryAfter() {}

    /** The pause that a header asks for; null if there is none, or it is a date. */
    public static @Nullable Duration of(Optional<String> header) {
        return header.filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
