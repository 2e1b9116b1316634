package dev.caesura.schemas.answers;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Derives the contacts' experience from the records of {@code messages}, {@code reply-requests},
 * {@code outcomes} and {@code deliveries}. Each topic's records of a conversation come in order;
 * the topics may come in any order.
 *
 * <p>A call is a request; each attempt counts as one. It was in vain if its attempt became void. A
 * reply that nobody asked of a model or bot, such as an exit message, does not count as an answer.
 */
public final class AnswerLedger {

    /**
     * Nobody reads a reply and writes a message within this time: the contact was already writing.
     */
    public static final Duration STILL_WRITING = Duration.ofSeconds(3);

    private final Map<String, Written> conversations = new HashMap<>();
    private final Map<String, Turn> turns = new HashMap<>();

    /** A contact's message; if it comes again, it still arrived once. */
    private static final class Written {
        private final Map<String, Long> byId = new HashMap<>();
        private final NavigableSet<Long> times = new TreeSet<>();

        void add(String messageId, long at) {
            if (byId.putIfAbsent(messageId, at) == null) {
                times.add(at);
            }
        }

        boolean isAnyWithin(long after, long until) {
            Long next = times.higher(after);
            return next != null && next <= until;
        }
    }

    /** The attempts for one answer. */
    private static final class Turn {
        private final Map<Integer, Asked> attempts = new HashMap<>();
        private int voidUpTo;
        private long handedAt;
        private long sentAt;

        long inVain() {
            return attempts.keySet().stream().filter(attempt -> attempt <= voidUpTo).count();
        }

        Asked last() {
            return attempts.entrySet().stream()
                    .max(Map.Entry.comparingByKey())
                    .orElseThrow()
                    .getValue();
        }
    }

    private record Asked(
            String conversationId, List<String> messageIds, long lastMessageAt, long closedAt) {}

    /**
     * Takes a record.
     *
     * @param at the record's timestamp, in milliseconds since the epoch
     */
    public void add(long at, Event event) {
        if (event instanceof InboundMessage message) {
            if (message.direction() == Direction.INBOUND
                    && message.kind() == InboundMessage.Kind.MESSAGE) {
                conversations
                        .computeIfAbsent(message.conversationId(), id -> new Written())
                        .add(message.messageId(), at);
            }
        } else if (event instanceof ReplyRequest request) {
            turn(request.requestId()).attempts.put(request.attempt(), asked(request));
        } else if (event instanceof Outcome outcome) {
            Integer attempt = outcome.attempt();
            if (outcome.subject() == Outcome.Subject.ATTEMPT && attempt != null) {
                Turn turn = turn(outcome.id());
                turn.voidUpTo = Math.max(turn.voidUpTo, attempt);
            }
        } else if (event instanceof DeliveryEvent delivery && delivery.requestId() != null) {
            delivered(turn(delivery.requestId()), delivery, at);
        }
    }

    private Turn turn(String requestId) {
        return turns.computeIfAbsent(requestId, id -> new Turn());
    }

    private static Asked asked(ReplyRequest request) {
        return new Asked(
                request.conversationId(),
                request.messages().stream().map(InboundMessage::messageId).toList(),
                request.lastMessageAt().toEpochMilli(),
                request.closedAt().toEpochMilli());
    }

    /** The attempt that went through counts, and the first report of it. */
    private static void delivered(Turn turn, DeliveryEvent delivery, long at) {
        if (turn.sentAt != 0) {
            return;
        }
        switch (delivery.status()) {
            case ATTEMPTED -> turn.handedAt = at;
            case SENT, DELIVERED, READ -> turn.sentAt = at;
            case FAILED -> {}
        }
    }

    /** The answers, by the records so far. */
    public Answers answers() {
        List<Answer> answers = new ArrayList<>();
        long calls = 0;
        long inVain = 0;
        for (Map.Entry<String, Turn> one : turns.entrySet()) {
            Turn turn = one.getValue();
            calls += turn.attempts.size();
            inVain += turn.inVain();
            if (turn.sentAt != 0 && !turn.attempts.isEmpty()) {
                answers.add(answer(one.getKey(), turn));
            }
        }
        return new Answers(answers, calls, inVain);
    }

    private Answer answer(String requestId, Turn turn) {
        Asked asked = turn.last();
        Written written = conversations.getOrDefault(asked.conversationId(), new Written());
        long last = asked.lastMessageAt();
        long handed = turn.handedAt == 0 ? turn.sentAt : turn.handedAt;
        return new Answer(
                asked.conversationId(),
                requestId,
                asked.messageIds(),
                last,
                asked.closedAt(),
                handed,
                turn.sentAt,
                written.isAnyWithin(last, handed),
                written.isAnyWithin(last, turn.sentAt + STILL_WRITING.toMillis()));
    }
}
