package dev.caesura.console.now;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.console.now.Attention.Finding;
import dev.caesura.console.services.ServiceState;
import dev.caesura.processor.query.ConversationView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttentionTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void shouldFindNothingWhereAllIsWell() {
        assertThat(
                        Attention.of(
                                picture(
                                        Map.of("message", 40, "message:answered/", 40, "other", 3),
                                        List.of(turn(NOW.plusSeconds(30))),
                                        new ServiceState(
                                                "sender",
                                                "UP",
                                                Map.of(
                                                        circuit("closed"),
                                                        1.0,
                                                        circuit("open"),
                                                        0.0)),
                                        null)))
                .isEmpty();
    }

    @Test
    void shouldFindWhatStandsStillFailedOrIsSilentAndSayWhere() {
        List<Finding> found =
                Attention.of(
                        picture(
                                Map.of(
                                        "turn:failed/delivery-failed", 2,
                                        "turn:failed/no-draft", 1,
                                        "message:silent/empty-draft", 1,
                                        "message:paused/pause-command", 4,
                                        "dead-letter", 3,
                                        "put-back", 1),
                                List.of(turn(NOW.minusSeconds(60))),
                                new ServiceState("sender", "UP", Map.of(circuit("half_open"), 1.0)),
                                null));

        assertThat(found)
                .extracting(Finding::says)
                .containsExactly(
                        "1 turn stands still",
                        "3 turns failed",
                        "1 message got silence",
                        "4 messages are left to a person",
                        "3 dead letters in the last hour",
                        "1 dead letter was put back",
                        "The circuit deliver:whatsapp:1 is half open");
        assertThat(found)
                .extracting(Finding::having)
                .containsExactly(
                        "stuck",
                        "turn:failed/",
                        "message:silent/",
                        "message:paused/",
                        null,
                        null,
                        null);
    }

    @Test
    void shouldFindWhatIsDownBehindOrUnknown() {
        List<Finding> found =
                Attention.of(
                        picture(
                                Map.of("turn:failed/no-draft", 1),
                                List.of(),
                                new ServiceState(
                                        "processor",
                                        "unreachable",
                                        Map.of("caesura_processor_lag_seconds", 41.6)),
                                "No broker answers"));

        assertThat(found)
                .extracting(Finding::says)
                .containsExactly(
                        "The processor is not reachable", "The processor is 42 seconds behind");
    }

    private static Picture picture(
            Map<String, Integer> hour,
            List<ConversationView> waiting,
            ServiceState service,
            @Nullable String logProblem) {
        return new Picture(
                NOW,
                1.0,
                hour,
                waiting.stream().map(view -> new Picture.Waiting(view, NOW)).toList(),
                false,
                null,
                List.of(service, new ServiceState("gateway", "not configured", Map.of())),
                logProblem,
                0,
                Set.of());
    }

    private static ConversationView turn(Instant limit) {
        return new ConversationView(
                "web:shop:ada",
                "open",
                null,
                null,
                List.of(),
                new ConversationView.TurnView("req-1", "generating", 1, limit),
                List.of(),
                0,
                List.of(),
                List.of());
    }

    private static String circuit(String state) {
        return "resilience4j_circuitbreaker_state{name=\"deliver:whatsapp:1\",state=\""
                + state
                + "\"}";
    }
}
