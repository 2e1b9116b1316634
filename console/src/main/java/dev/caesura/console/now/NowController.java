package dev.caesura.console.now;

import dev.caesura.console.log.LastHour;
import dev.caesura.console.log.LiveLog;
import dev.caesura.schemas.serde.Json;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** The present state as server-sent events, and the last hour for a chart. */
@RestController
final class NowController {

    /** Then the page reconnects, and proves that its user may still look. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Pictures pictures;
    private final LiveLog log;
    private final Clock clock;

    NowController(Pictures pictures, LiveLog log, Clock clock) {
        this.pictures = pictures;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events() {
        return pictures.stream()
                .map(Json.mapper()::writeValueAsString)
                .map(json -> ServerSentEvent.builder(json).event("now").build())
                .take(LONGEST);
    }

    @GetMapping("/api/hour")
    LastHour.Series hour() {
        return log.lastHour().series(clock.millis());
    }
}
