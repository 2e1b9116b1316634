package dev.caesura.cli.health;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.header.Header;

/** Counts what the ledger says, and looks for what should not be in it. */
public final class LedgerScan {

    private static final Duration REPEATED_WITHIN = Duration.ofSeconds(60);

    private final Map<String, Long> messages = new TreeMap<>();
    private final Map<String, Long> turns = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Map<String, Long> deliveries = new TreeMap<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final Map<String, String> requestOfMessage = new HashMap<>();
    private final Map<String, String> providerIdOfReply = new HashMap<>();
    private final Map<String, Reply> lastReply = new HashMap<>();

    /**
     * How often what happened, by its code.
     *
     * @param messages messages by outcome
     * @param turns turns by outcome
     * @param failures failed turns by reason
     * @param deliveries delivery events by status
     * @param deadLetters dead letters by reason
     */
    public record Totals(
            Map<String, Long> messages,
            Map<String, Long> turns,
            Map<String, Long> failures,
            Map<String, Long> deliveries,
            Map<String, Long> deadLetters) {}

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
        } else if (entry.content() instanceof LogEntry.Content.DeadLetter) {
            count(deadLetters, reasonOf(entry));
        }
    }

    public Totals totals() {
        return new Totals(messages, turns, failures, deliveries, deadLetters);
    }

    /** What a contact may have been told twice, in the order of reading. */
    public List<Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    private void outcome(Outcome outcome) {
        boolean turn = outcome.subject() == Outcome.Subject.TURN;
        count(turn ? turns : messages, code(outcome.outcome()));
        if (turn && outcome.outcome() == Outcome.Kind.FAILED) {
            count(failures, outcome.reason() == null ? "unknown" : outcome.reason());
        }
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

    private static String reasonOf(LogEntry entry) {
        Header reason = entry.record().headers().lastHeader(Headers.REASON);
        return reason == null ? "unknown" : new String(reason.value(), StandardCharsets.UTF_8);
    }

    private static void count(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
