package dev.caesura.cli.replay;

import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A processor's decisions in a period: the messages of each request, and each outcome. */
public final class Decisions {

    private static final Set<String> BY_THE_CLOCK =
            Set.of(
                    "asked-again",
                    "generation-outage",
                    "no-draft",
                    "no-delivery-result",
                    "stale",
                    "stale-handed-off",
                    "reply-window-over",
                    "loop-replies-per-hour");

    private final Instant from;
    private final Instant to;
    private final Map<String, Decision> requests = new TreeMap<>();
    private final Map<String, Decision> outcomes = new TreeMap<>();
    private final Set<String> byTheClock = new HashSet<>();

    /**
     * Collects the decisions of a period.
     *
     * @param from bursts and outcomes before it are left out
     * @param to likewise after it
     */
    public Decisions(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    /** A decision, in a form that can be compared. */
    record Decision(String conversationId, String value) {}

    /** Takes a record; requests and outcomes count. */
    public void add(LogEntry entry) {
        Event event = entry.event();
        if (event instanceof ReplyRequest request) {
            add(request);
        } else if (event instanceof Outcome outcome) {
            add(outcome);
        }
    }

    Map<String, Decision> requests() {
        return requests;
    }

    Map<String, Decision> outcomes() {
        return outcomes;
    }

    /**
     * The conversations in which a turn ran out of time, or a rule about the present applied. These
     * follow the clock and not the log, so later decisions cannot be compared.
     */
    Set<String> byTheClock() {
        return byTheClock;
    }

    private void add(ReplyRequest request) {
        if (!request.early() && isInside(request.openedAt()) && isInside(request.closedAt())) {
            String messages =
                    String.join(
                            " ",
                            request.messages().stream().map(InboundMessage::messageId).toList());
            requests.put(request.requestId(), new Decision(request.conversationId(), messages));
        }
    }

    private void add(Outcome outcome) {
        if (outcome.reason() != null && BY_THE_CLOCK.contains(outcome.reason())) {
            byTheClock.add(outcome.conversationId());
        }
        if (isInside(outcome.at())) {
            String kind = outcome.outcome().name().toLowerCase(Locale.ROOT);
            for (String id : outcome.ofMessages()) {
                outcomes.merge(
                        outcome.conversationId() + ' ' + id,
                        new Decision(outcome.conversationId(), kind),
                        Decisions::both);
            }
        }
    }

    /** A message that was delivered twice has two outcomes, in any order. */
    private static Decision both(Decision one, Decision other) {
        boolean inOrder = one.value().compareTo(other.value()) <= 0;
        return new Decision(
                one.conversationId(),
                inOrder ? one.value() + " " + other.value() : other.value() + " " + one.value());
    }

    private boolean isInside(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }
}
