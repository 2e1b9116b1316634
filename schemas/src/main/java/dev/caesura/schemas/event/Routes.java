package dev.caesura.schemas.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the fields of a route in one order, so that equal records are equal bytes. */
final class Routes {

    private Routes() {}

    static Map<String, String> copy(@Nullable Map<String, String> route) {
        return route == null || route.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(route));
    }
}
