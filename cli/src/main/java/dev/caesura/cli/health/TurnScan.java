package dev.caesura.cli.health;

import dev.caesura.schemas.event.Command;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the turns without an end. Requests and outcomes come from different topics, so either may
 * be read first; memory grows with the number of turns in the period that is read.
 */
public final class TurnScan {

    private final Map<String, StuckTurn> asked = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, List<Instant>> unlocks = new HashMap<>();

    /** Takes a record; requests, outcomes and commands count. */
    public void add(LogEntry entry) {
        Event event = entry.event();
        if (event instanceof ReplyRequest request && !ended.contains(request.requestId())) {
            asked.merge(request.requestId(), turn(request, entry.at()), TurnScan::later);
        } else if (event instanceof Outcome outcome && outcome.subject() == Outcome.Subject.TURN) {
            ended.add(outcome.id());
            asked.remove(outcome.id());
        } else if (event instanceof Command command && command.command() == Command.Name.UNLOCK) {
            unlocks.computeIfAbsent(command.conversationId(), id -> new ArrayList<>())
                    .add(command.at());
        }
    }

    /** The turns that have stood still since before a time, oldest first. */
    public List<StuckTurn> stuckBefore(Instant time) {
        return asked.values().stream()
                .filter(turn -> turn.askedAt().isBefore(time))
                .map(this::withUnlocks)
                .sorted(Comparator.comparing(StuckTurn::askedAt))
                .toList();
    }

    private static StuckTurn turn(ReplyRequest request, Instant at) {
        return new StuckTurn(
                request.conversationId(), request.requestId(), at, request.attempt(), 0);
    }

    private static StuckTurn later(StuckTurn one, StuckTurn other) {
        return one.attempts() >= other.attempts() ? one : other;
    }

    private StuckTurn withUnlocks(StuckTurn turn) {
        int count =
                (int)
                        unlocks.getOrDefault(turn.conversationId(), List.of()).stream()
                                .filter(at -> at.isAfter(turn.askedAt()))
                                .count();
        return new StuckTurn(
                turn.conversationId(), turn.requestId(), turn.askedAt(), turn.attempts(), count);
    }
}
