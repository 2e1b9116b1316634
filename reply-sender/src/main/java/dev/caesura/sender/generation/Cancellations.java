package dev.caesura.sender.generation;

import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.sender.lane.Ownership;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows the void attempts, and cancels their calls.
 *
 * <p>An attempt is void if the processor says so in {@code outcomes}, if its turn has ended, or if
 * a later attempt of the same request was read. Times are those of the records, which the processor
 * writes by one clock: a request that was made after its turn's end belongs to a new turn.
 */
public final class Cancellations {

    private static final int KEPT = 50_000;
    private static final int PURGED_EVERY = 1_000;

    /**
     * The tolerance for the times of an attempt and of the record that voids it, if they are the
     * wrong way round.
     */
    private static final long TOLERANCE_MILLIS = 5_000;

    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<String, Set<PendingAnswer>> pending = new HashMap<>();
    private long opened;

    /**
     * The state of a request.
     *
     * @param upTo the last void attempt
     * @param upToAt when it became void, in milliseconds since 1970
     * @param endedAt when the turn ended; 0 if it did not
     */
    private record Verdict(int upTo, long upToAt, long endedAt) {

        static final Verdict NONE = new Verdict(0, 0, 0);

        boolean isAbout(PendingAnswer answer) {
            return answer.attempt() <= upTo && answer.askedAt() <= upToAt + TOLERANCE_MILLIS
                    || endedAt > 0 && answer.askedAt() <= endedAt;
        }
    }

    /**
     * Begins to watch over an answer.
     *
     * @param askedAt the request's record time, in milliseconds since 1970
     */
    synchronized PendingAnswer open(ReplyRequest request, long askedAt, Ownership ownership) {
        opened++;
        if (opened % PURGED_EVERY == 0) {
            purge();
        }
        PendingAnswer answer =
                new PendingAnswer(
                        request.requestId(), request.attempt(), askedAt, ownership, this::close);
        pending.computeIfAbsent(request.requestId(), id -> new HashSet<>()).add(answer);
        Verdict known = verdicts.get(request.requestId());
        if (known != null && known.isAbout(answer)) {
            answer.cancel(Math.max(known.upToAt(), known.endedAt()));
        }
        return answer;
    }

    /** Forgets the answers of partitions that were given up. */
    private void purge() {
        pending.values().forEach(answers -> answers.removeIf(PendingAnswer::isAbandoned));
        pending.values().removeIf(Set::isEmpty);
    }

    private synchronized void close(PendingAnswer answer) {
        Set<PendingAnswer> others = pending.get(answer.requestId());
        if (others != null && others.remove(answer) && others.isEmpty()) {
            pending.remove(answer.requestId());
        }
    }

    /**
     * Learns the outcome of a turn or an attempt.
     *
     * @param at the record's time, in milliseconds since 1970
     */
    void apply(Outcome outcome, long at) {
        String requestId = outcome.requestId() == null ? outcome.id() : outcome.requestId();
        switch (outcome.subject()) {
            case TURN -> judge(requestId, new Verdict(0, 0, at), at);
            case ATTEMPT -> {
                Integer attempt = outcome.attempt();
                judge(
                        requestId,
                        new Verdict(attempt == null ? Integer.MAX_VALUE : attempt, at, 0),
                        at);
            }
            case MESSAGE -> {}
        }
    }

    /** Learns that an attempt was asked for: those before it are void. */
    void asked(String requestId, int attempt, long at) {
        if (attempt > 1) {
            judge(requestId, new Verdict(attempt - 1, at, 0), at);
        }
    }

    private void judge(String requestId, Verdict more, long at) {
        toCancel(requestId, more).forEach(answer -> answer.cancel(at));
    }

    private synchronized List<PendingAnswer> toCancel(String requestId, Verdict more) {
        Verdict before = verdicts.remove(requestId);
        Verdict now = merge(before == null ? Verdict.NONE : before, more);
        verdicts.put(requestId, now);
        if (verdicts.size() > KEPT) {
            verdicts.remove(verdicts.keySet().iterator().next());
        }
        return pending.getOrDefault(requestId, Set.of()).stream().filter(now::isAbout).toList();
    }

    private static Verdict merge(Verdict a, Verdict b) {
        return new Verdict(
                Math.max(a.upTo(), b.upTo()),
                Math.max(a.upToAt(), b.upToAt()),
                Math.max(a.endedAt(), b.endedAt()));
    }
}
