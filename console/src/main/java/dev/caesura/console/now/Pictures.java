package dev.caesura.console.now;

import dev.caesura.console.log.LiveLog;
import dev.caesura.console.now.Picture.Waiting;
import dev.caesura.console.services.ProcessorClient;
import dev.caesura.console.services.ServiceProbe;
import dev.caesura.console.services.ServiceState;
import dev.caesura.processor.query.ConversationView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A picture each second, the same for all viewers; none while there are no viewers. */
@Component
public final class Pictures {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int SHOWN = 200;

    /** A viewer that is this far behind is cut off, and starts afresh when it reconnects. */
    private static final int BEHIND = 30;

    private final LiveLog log;
    private final ProcessorClient processor;
    private final ServiceProbe services;
    private final Clock clock;
    private final Flux<Picture> pictures;

    Pictures(LiveLog log, ProcessorClient processor, ServiceProbe services, Clock clock) {
        this.log = log;
        this.processor = processor;
        this.services = services;
        this.clock = clock;
        this.pictures =
                Flux.interval(Duration.ZERO, TICK)
                        .onBackpressureDrop()
                        .concatMap(tick -> take(), 1)
                        // The first viewer reads everything anyway.
                        .doOnSubscribe(first -> log.conversations().takeChanged())
                        .share();
    }

    Flux<Picture> stream() {
        return pictures.onBackpressureBuffer(BEHIND);
    }

    /** The present picture. */
    public Mono<Picture> now() {
        return Mono.zip(
                waiting(), services.states(), (known, states) -> picture(known, states, Set.of()));
    }

    private Mono<Picture> take() {
        return Mono.zip(
                waiting(),
                services.states(),
                (known, states) -> picture(known, states, log.conversations().takeChanged()));
    }

    private Mono<Known> waiting() {
        return processor
                .waiting(SHOWN + 1)
                .map(found -> new Known(found, null))
                .onErrorResume(
                        problem ->
                                Mono.just(
                                        new Known(
                                                List.of(), String.valueOf(problem.getMessage()))));
    }

    /** The processor's answer, or the reason why there is none. */
    private record Known(List<ConversationView> waiting, @Nullable String problem) {}

    private Picture picture(Known known, List<ServiceState> states, Set<String> changed) {
        Instant now = clock.instant();
        return new Picture(
                now,
                log.lastHour().perSecond(now.toEpochMilli(), "message"),
                log.lastHour().totals(now.toEpochMilli()),
                known.waiting().stream().limit(SHOWN).map(this::waitingOf).toList(),
                known.waiting().size() > SHOWN,
                known.problem(),
                states,
                log.problem(),
                log.deadLetterChanges(),
                changed);
    }

    private Waiting waitingOf(ConversationView view) {
        return new Waiting(view, log.conversations().lastRequestAt(view.conversationId()));
    }
}
