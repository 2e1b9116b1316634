package dev.caesura.schemas.story;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reason;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A turn's records as they come in, from several topics and thus in no order. */
final class TurnRecords {

    private static final Set<DeliveryStatus> HANDED_OVER =
            Set.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);

    private final List<ReplyRequest> requests = new ArrayList<>();
    private final List<Instant> askedAt = new ArrayList<>();
    private final List<ReplyDraft> drafts = new ArrayList<>();
    private final List<DeliveryEvent> deliveries = new ArrayList<>();
    private @Nullable Reply reply;
    private @Nullable Outcome outcome;

    void add(ReplyRequest request, Instant at) {
        requests.add(request);
        askedAt.add(at);
    }

    void add(ReplyDraft draft) {
        drafts.add(draft);
    }

    void add(Reply approved) {
        reply = approved;
    }

    void add(DeliveryEvent delivery) {
        deliveries.add(delivery);
    }

    /** A later outcome corrects an earlier one. */
    void add(Outcome ended) {
        if (outcome == null || !ended.at().isBefore(outcome.at())) {
            outcome = ended;
        }
    }

    /**
     * The outcome of the turn; null while it is in flight. A turn that had failed is answered once
     * its reply was handed over: it was put back, or the channel reported so late.
     */
    @Nullable Outcome end() {
        Outcome last = outcome;
        if (last == null || last.outcome() != Outcome.Kind.FAILED) {
            return last;
        }
        return deliveries.stream()
                .filter(delivery -> HANDED_OVER.contains(delivery.status()))
                .filter(delivery -> delivery.at().isAfter(last.at()))
                .min(Comparator.comparing(DeliveryEvent::at))
                .map(delivery -> corrected(last, delivery))
                .orElse(last);
    }

    private Outcome corrected(Outcome failed, DeliveryEvent handedOver) {
        boolean triedAgain =
                deliveries.stream()
                        .filter(delivery -> delivery.status() == DeliveryStatus.ATTEMPTED)
                        .anyMatch(delivery -> delivery.at().isAfter(failed.at()));
        Reason reason = triedAgain ? Reason.PUT_BACK : Reason.SENT_LATE;
        return new Outcome(
                failed.subject(),
                failed.id(),
                failed.conversationId(),
                Outcome.Kind.ANSWERED,
                failed.requestId(),
                reason.code(),
                null,
                handedOver.at());
    }

    /** Whether the request itself was written within the time that was read. */
    boolean isComplete() {
        return !requests.isEmpty();
    }

    /** The turn; the last request has all messages, when later ones were taken in. */
    TurnStory tell() {
        ReplyRequest last =
                requests.stream().max(Comparator.comparingInt(ReplyRequest::attempt)).orElseThrow();
        drafts.sort(Comparator.comparing(ReplyDraft::generatedAt));
        deliveries.sort(Comparator.comparing(DeliveryEvent::at));
        Outcome end = end();
        return new TurnStory(
                last.requestId(),
                last.openedAt(),
                last.closedAt(),
                last.closeReason(),
                last.messages().stream().map(message -> message.messageId()).toList(),
                List.copyOf(askedAt),
                List.copyOf(drafts),
                reply,
                List.copyOf(deliveries),
                end,
                end == null ? inFlight() : Words.of(end));
    }

    private String inFlight() {
        if (reply != null) {
            return "The reply is on its way";
        }
        if (!drafts.isEmpty()) {
            return "The draft is being checked";
        }
        int times = requests.size();
        return "A draft is awaited" + (times == 1 ? "" : ", and was asked for " + times + " times");
    }
}
