package dev.caesura.sender.delivery;

import dev.caesura.sender.ledger.Attempt;
import java.time.Instant;

/**
 * The progress of one reply's delivery. A step that fails half-way, because Kafka is away, begins
 * again in the same state, so no call is made twice.
 *
 * <pre>
 *   LookingUp ──▶ Ready ──▶ Claiming ──▶ Called ──▶ Recording ──▶ done, or LookingUp after a pause
 *    ▲    │         ▲           │           │  └──▶ Ready, for the next part
 *    │    ▼         │           ▼ lost      ▼
 *    │  Unresolved ─┘       LookingUp   Unresolved
 *    └────┘ resolved
 * </pre>
 */
sealed interface DeliveryState {

    /** The log is asked for the reply's standing. */
    record LookingUp() implements DeliveryState {}

    /**
     * An attempt may begin.
     *
     * @param next the attempt, which is not in the log
     */
    record Ready(Attempt next) implements DeliveryState {}

    /**
     * The attempt is being written to the log, or is in it and not read back.
     *
     * @param attempt the attempt
     */
    record Claiming(Attempt attempt) implements DeliveryState {}

    /**
     * The channel's call has begun; a work that finds this state does not know its outcome.
     *
     * @param attempt the attempt
     */
    record Called(Attempt attempt) implements DeliveryState {}

    /**
     * It is unknown whether an attempt, its own or another owner's, sent anything.
     *
     * @param token the attempt's token
     * @param since the time at which that was found
     */
    record Unresolved(String token, Instant since) implements DeliveryState {}

    /**
     * The result is known, and to be written.
     *
     * @param attempt the attempt whose result it is
     * @param result its outcome
     */
    record Recording(Attempt attempt, Result result) implements DeliveryState {}
}
