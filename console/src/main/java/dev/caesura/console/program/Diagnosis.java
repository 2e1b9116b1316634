package dev.caesura.console.program;

import dev.caesura.console.now.Attention;
import dev.caesura.console.now.Picture;
import dev.caesura.console.services.ServiceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The result of {@code diagnose}: figures and findings, and no conversation's words. */
record Diagnosis(
        Instant at,
        List<Attention.Finding> attention,
        double messagesPerSecond,
        int openBursts,
        long turnsInFlight,
        boolean more,
        Map<String, String> services,
        Map<String, Integer> lastHour,
        @Nullable String problem) {

    static Object of(Picture picture) {
        Map<String, String> services = new TreeMap<>();
        for (ServiceState state : picture.services()) {
            services.put(state.name(), state.health());
        }
        return new Diagnosis(
                picture.at(),
                picture.attention(),
                picture.messagesPerSecond(),
                picture.waiting().stream().mapToInt(one -> one.view().openBursts().size()).sum(),
                picture.waiting().stream()
                        .map(one -> one.view().turn())
                        .filter(Objects::nonNull)
                        .count(),
                picture.moreWaiting(),
                services,
                new TreeMap<>(picture.hour()),
                picture.logProblem());
    }
}
