package dev.caesura.sender.ledger;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.PartReference;
import dev.caesura.sender.ledger.Standing.Attempted;
import dev.caesura.sender.ledger.Standing.Failed;
import dev.caesura.sender.ledger.Standing.Fresh;
import dev.caesura.sender.ledger.Standing.Refused;
import dev.caesura.sender.ledger.Standing.Sent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standing of one partition's replies: a pure function of the delivery events applied so far.
 *
 * <p>Settled replies are forgotten, oldest first, beyond a number; unsettled ones never. Not
 * thread-safe: its owner guards it.
 */
public final class ReplyLedger {

    private static final Standing FRESH = new Fresh();

    private final int settledKept;
    private final Map<String, Entry> unsettled = new LinkedHashMap<>();
    private final Map<String, Entry> settled = new LinkedHashMap<>();
    private final Map<String, String> byProviderId;
    private Instant forgottenUpTo = Instant.EPOCH;

    /**
     * An empty ledger.
     *
     * @param settledKept the number of settled replies to remember
     */
    public ReplyLedger(int settledKept) {
        this.settledKept = settledKept;
        this.byProviderId = new Bounded<>(settledKept);
    }

    /**
     * A reply's standing.
     *
     * @param round the round of the reply: a failure of an earlier round does not count
     */
    public Standing standing(String replyId, Round round) {
        Entry entry = entry(replyId);
        if (entry == null || (entry.standing instanceof Failed && round.isAfter(entry.round))) {
            return FRESH;
        }
        return entry.standing;
    }

    /**
     * Applies an attempt.
     *
     * @return whether it may call: whether nothing in the log forbids it
     */
    public boolean attempted(Attempt attempt) {
        Standing before = standing(attempt.replyId(), attempt.round());
        boolean granted =
                before instanceof Fresh
                        || before instanceof Refused
                        || (before instanceof Attempted open
                                && (open.token().equals(attempt.token())
                                        || open.token().equals(attempt.resends())));
        if (granted) {
            put(
                    attempt.replyId(),
                    new Attempted(attempt.token(), attempt.partsSent()),
                    attempt.round(),
                    Instant.EPOCH);
        }
        return granted;
    }

    /**
     * Applies a result or a channel's status.
     *
     * @param token of the attempt whose result this is; null for a channel's status
     * @param partsSent the number of parts that were sent, if it failed for now
     * @param said the event's round, for a reply that is not known
     */
    public void result(DeliveryEvent event, @Nullable String token, int partsSent, Round said) {
        String replyId = replyIdOf(event);
        if (replyId == null) {
            return;
        }
        PartReference part = PartReference.parse(replyId);
        if (part != null) {
            partStatus(part, event.status());
            return;
        }
        Entry entry = entry(replyId);
        Round round = entry == null ? said : entry.round;
        switch (event.status()) {
            // A reported send is a fact, whoever reports it and however late.
            case SENT, DELIVERED, READ -> put(replyId, new Sent(), round, event.at());
            case FAILED -> {
                if (DeliveryEvent.WITHDRAWN.equals(event.error())) {
                    withdrawn(replyId, entry);
                } else if (speaksOf(entry, token)) {
                    put(
                            replyId,
                            event.retryable() ? new Refused(partsSent) : new Failed(),
                            round,
                            event.at());
                }
            }
            case ATTEMPTED -> throw new IllegalArgumentException("An attempt is no result");
        }
    }

    /** Nothing of it was sent. A repeated request is answered under the same id, and sent. */
    private void withdrawn(String replyId, @Nullable Entry entry) {
        if (entry == null || entry.standing instanceof Refused) {
            unsettled.remove(replyId);
        }
    }

    /** A channel's status of a part that others follow: its arrival resolves its own attempt. */
    private void partStatus(PartReference part, DeliveryStatus status) {
        Entry entry = entry(part.replyId());
        if (status != DeliveryStatus.FAILED
                && entry != null
                && entry.standing instanceof Attempted open
                && open.partsSent() < part.sent()) {
            put(part.replyId(), new Refused(part.sent()), entry.round, Instant.EPOCH);
        }
    }

    /** The time of the last event whose reply was forgotten; later events are known. */
    public Instant forgottenUpTo() {
        return forgottenUpTo;
    }

    /** Forgets everything, to be read again. */
    public void clear() {
        forgottenUpTo = Instant.EPOCH;
        unsettled.clear();
        settled.clear();
        byProviderId.clear();
    }

    /** The number of replies whose standing may still change. */
    public int unsettled() {
        return unsettled.size();
    }

    // A failure of an attempt that was given up says nothing about the one that followed it, nor
    // about a reply that is settled; a channel's status, which has no token, always counts.
    private static boolean speaksOf(@Nullable Entry entry, @Nullable String token) {
        if (token == null || entry == null || entry.standing instanceof Refused) {
            return true;
        }
        return entry.standing instanceof Attempted open && open.token().equals(token);
    }

    private @Nullable String replyIdOf(DeliveryEvent event) {
        String providerId = event.providerMessageId();
        if (event.replyId() != null) {
            if (providerId != null) {
                byProviderId.put(providerId, event.replyId());
            }
            return event.replyId();
        }
        return providerId == null ? null : byProviderId.get(providerId);
    }

    private @Nullable Entry entry(String replyId) {
        Entry entry = unsettled.get(replyId);
        return entry != null ? entry : settled.get(replyId);
    }

    private void put(String replyId, Standing standing, Round round, Instant at) {
        unsettled.remove(replyId);
        settled.remove(replyId);
        Entry entry = new Entry(standing, round, at);
        if (standing instanceof Sent || standing instanceof Failed) {
            settled.put(replyId, entry);
            if (settled.size() > settledKept) {
                forgetOldest();
            }
        } else {
            unsettled.put(replyId, entry);
        }
    }

    private void forgetOldest() {
        Entry oldest = settled.remove(settled.keySet().iterator().next());
        if (oldest != null && oldest.at.isAfter(forgottenUpTo)) {
            forgottenUpTo = oldest.at;
        }
    }

    private record Entry(Standing standing, Round round, Instant at) {}

    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
