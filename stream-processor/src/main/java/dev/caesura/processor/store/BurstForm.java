package dev.caesura.processor.store;

import dev.caesura.processor.domain.burst.AskedBurst;
import dev.caesura.processor.domain.burst.AskedMessage;
import dev.caesura.processor.domain.burst.Burst;
import dev.caesura.processor.domain.burst.Said;
import dev.caesura.schemas.event.CloseReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The form in which closed bursts are stored. */
final class BurstForm {

    private static final List<CloseReason> REASONS =
            List.of(
                    CloseReason.INACTIVITY,
                    CloseReason.MAX_WAIT,
                    CloseReason.MAX_MESSAGES,
                    CloseReason.KEYWORD,
                    CloseReason.FLUSH,
                    CloseReason.SUPERSEDE);

    private BurstForm() {}

    static void write(StateWriter to, AskedBurst burst) {
        to.text(burst.requestId());
        write(to, burst.bounds());
        to.number(burst.closedAt() - burst.bounds().lastAt())
                .raw(REASONS.indexOf(burst.reason()))
                .flag(burst.exit())
                .number(burst.attempts())
                .each(burst.messages(), message -> write(to, message, burst.bounds()));
        writeRoute(to, burst.route());
    }

    static void writeRoute(StateWriter to, Map<String, String> route) {
        to.number(route.size());
        route.forEach((name, value) -> to.text(name).text(value));
    }

    static Map<String, String> readRoute(StateReader from) {
        int left = from.count();
        Map<String, String> route = left == 0 ? Map.of() : new HashMap<>();
        for (; left > 0; left--) {
            route.put(from.text(), from.text());
        }
        return route;
    }

    static AskedBurst read(StateReader from) {
        String requestId = from.text();
        Burst bounds = readBounds(from);
        long closedAt = bounds.lastAt() + from.number();
        CloseReason reason = REASONS.get(from.raw());
        boolean exit = from.flag();
        int attempts = from.integer();
        List<AskedMessage> messages = from.each(() -> readMessage(from, bounds));
        return new AskedBurst(
                requestId, bounds, closedAt, reason, messages, exit, attempts, readRoute(from));
    }

    static void write(StateWriter to, Burst bounds) {
        to.number(bounds.firstAt())
                .number(bounds.lastAt() - bounds.firstAt())
                .number(bounds.minOffset())
                .number(bounds.maxOffset() - bounds.minOffset())
                .number(bounds.count())
                .number(bounds.bytes());
    }

    static Burst readBounds(StateReader from) {
        long firstAt = from.number();
        long lastAt = firstAt + from.number();
        long minOffset = from.number();
        return new Burst(
                firstAt,
                lastAt,
                minOffset,
                minOffset + from.number(),
                from.integer(),
                from.number());
    }

    private static void write(StateWriter to, AskedMessage message, Burst bounds) {
        to.text(message.id())
                .number(message.at() - bounds.firstAt())
                .number(message.offset() - bounds.minOffset())
                .text(message.said().text())
                .flag(message.said().media())
                .textOrNull(message.sender());
    }

    private static AskedMessage readMessage(StateReader from, Burst bounds) {
        return new AskedMessage(
                from.text(),
                bounds.firstAt() + from.number(),
                bounds.minOffset() + from.number(),
                new Said(from.text(), from.flag()),
                from.textOrNull());
    }
}
