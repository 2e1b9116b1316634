package dev.caesura.cli.health;

import dev.caesura.schemas.deadletters.DeadLetterBox;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Counts the ledger's records, and looks for those that should not be in it. */
public final class LedgerScan {

    private static final Set<DeliveryStatus> HANDED_OVER =
            Set.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
    private static final Set<String> OUTAGES =
            Set.of(
                    Reason.GENERATION_ERROR.code(),
                    Reason.GENERATION_OUTAGE.code(),
                    Reason.EMPTY_DRAFT.code(),
                    Reason.DRAFT_TOO_LONG.code());
    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(60);

    private final Map<String, Long> messages = new TreeMap<>();
    private final Map<String, Outcome> turns = new HashMap<>();
    private final Map<String, Instant> handedOver = new HashMap<>();
    private final DeadLetterBox deadLetters = new DeadLetterBox(letter -> true, Integer.MAX_VALUE);
    private final Map<String, Long> deliveries = new TreeMap<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final Map<String, String> requestOfMessage = new HashMap<>();
    private final Map<String, String> providerIdOfReply = new HashMap<>();
    private final Map<String, Reply> lastReply = new HashMap<>();

    /**
     * The counts of events, by their codes.
     *
     * @param messages messages by outcome
     * @param turns turns by outcome
     * @param failures failed turns by reason
     * @param deliveries delivery events by status
     * @param deadLetters dead letters by reason
     * @param waiting of these, by reason, those that nobody has put back
     * @param outages turns that ended silently because no text could be had, by reason
     */
    public record Totals(
            Map<String, Long> messages,
            Map<String, Long> turns,
            Map<String, Long> failures,
            Map<String, Long> deliveries,
            Map<String, Long> deadLetters,
            Map<String, Long> waiting,
            Map<String, Long> outages) {}

    /** Takes a record of any topic but {@code messages}. */
    public void add(LogEntry entry) {
        Event event = entry.event();
        if (event instanceof Outcome outcome) {
            outcome(outcome);
        } else if (event instanceof ReplyRequest request) {
            request(request, entry.at());
        } else if (event instanceof Reply reply) {
            reply(reply);
        } else if (event instanceof DeliveryEvent delivery) {
            delivery(delivery);
        } else {
            deadLetters.add(entry);
        }
    }

    /** The totals so far; for a turn, its last outcome counts. */
    public Totals totals() {
        Map<String, Long> ends = new TreeMap<>();
        Map<String, Long> failures = new TreeMap<>();
        Map<String, Long> outages = new TreeMap<>();
        for (Outcome turn : turns.values()) {
            Outcome.Kind end = endOf(turn);
            count(ends, code(end));
            if (end == Outcome.Kind.FAILED) {
                count(failures, reasonOf(turn));
            } else if (OUTAGES.contains(reasonOf(turn))) {
                count(outages, reasonOf(turn));
            }
        }
        return new Totals(
                messages, ends, failures, deliveries, letters(false), letters(true), outages);
    }

    /** A failed turn whose reply was replayed and sent is answered. */
    private Outcome.Kind endOf(Outcome turn) {
        Instant later = handedOver.get(turn.id());
        boolean answered =
                turn.outcome() == Outcome.Kind.FAILED && later != null && later.isAfter(turn.at());
        return answered ? Outcome.Kind.ANSWERED : turn.outcome();
    }

    private Map<String, Long> letters(boolean waiting) {
        Map<String, Long> byReason = new TreeMap<>();
        deadLetters.letters().stream()
                .filter(letter -> !waiting || letter.putBack().isEmpty())
                .forEach(letter -> count(byReason, letter.reason()));
        return byReason;
    }

    private static String reasonOf(Outcome outcome) {
        return outcome.reason() == null ? "unknown" : outcome.reason();
    }

    /** The texts that a contact may have received twice, in the order of reading. */
    public List<Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    private void outcome(Outcome outcome) {
        if (outcome.subject() == Outcome.Subject.TURN) {
            turns.merge(outcome.id(), outcome, LedgerScan::later);
        }
        outcome.ofMessages().forEach(id -> count(messages, code(outcome.outcome())));
    }

    private static Outcome later(Outcome one, Outcome other) {
        return other.at().isBefore(one.at()) ? one : other;
    }

    private void request(ReplyRequest request, Instant at) {
        for (InboundMessage message : request.messages()) {
            String key = request.conversationId() + '\n' + message.messageId();
            differs(
                    requestOfMessage,
                    key,
                    request.requestId(),
                    (one, other) ->
                            duplicate(
                                    "asked twice",
                                    request.conversationId(),
                                    message.messageId() + " in " + one + " and " + other,
                                    at));
        }
    }

    private void reply(Reply reply) {
        Reply before = lastReply.put(reply.conversationId(), reply);
        if (before != null
                && !before.replyId().equals(reply.replyId())
                && before.text().equals(reply.text())
                && reply.approvedAt().isBefore(before.approvedAt().plus(REPEATED_WITHIN))) {
            duplicate(
                    "same text twice",
                    reply.conversationId(),
                    before.replyId() + " and " + reply.replyId(),
                    reply.approvedAt());
        }
    }

    private void delivery(DeliveryEvent delivery) {
        count(deliveries, code(delivery.status()));
        if (delivery.requestId() != null && HANDED_OVER.contains(delivery.status())) {
            handedOver.merge(delivery.requestId(), delivery.at(), LedgerScan::later);
        }
        String replyId = delivery.replyId();
        String providerId = delivery.providerMessageId();
        if (delivery.status() == DeliveryStatus.SENT && replyId != null && providerId != null) {
            differs(
                    providerIdOfReply,
                    replyId,
                    providerId,
                    (one, other) ->
                            duplicate(
                                    "sent twice",
                                    delivery.conversationId(),
                                    replyId + " as " + one + " and " + other,
                                    delivery.at()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void differs(
            Map<String, String> known, String key, String value, BiConsumer<String, String> found) {
        String before = known.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            found.accept(before, value);
        }
    }

    private void duplicate(String kind, String conversationId, String detail, Instant at) {
        duplicates.add(new Duplicate(kind, conversationId, detail, at));
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
