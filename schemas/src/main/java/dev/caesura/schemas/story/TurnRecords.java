package dev.caesura.schemas.story;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn's records as they come in, of several topics and thus in no order. */
final class TurnRecords {

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

    void add(Outcome ended) {
        outcome = ended;
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
                outcome,
                outcome == null ? inFlight() : Words.of(outcome));
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
