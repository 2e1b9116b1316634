package dev.caesura.sender.delivery;

import dev.caesura.sender.ledger.Attempt;
import java.time.Instant;

/**
 * How far the delivery of one reply has come. A step that fails half-way, because Kafka is away,
 * begins again in the same state, so that no call is made twice.
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

    /** The log is asked where the reply stands. */
    record LookingUp() implements DeliveryState {}

    /**
     * An attempt may begin.
     *
     * @param next the attempt, which is not in the log
     */
    record Ready(Attempt next) implements DeliveryState {}

    /**
     * The attempt is being written to the log, or is there and not read back.
     *
     * @param attempt the attempt
     */
    record Claiming(Attempt attempt) implements DeliveryState {}

    /**
     * The channel's call has begun; who finds this state does not know how it ended.
     *
     * @param attempt the attempt
     */
    record Called(Attempt attempt) implements DeliveryState {}

    /**
     * Nobody knows whether an attempt sent anything; its own or another owner's.
     *
     * @param token the attempt's token
     * @param since when that was found
     */
    record Unresolved(String token, Instant since) implements DeliveryState {}

    /**
     * The result is known, and to be written.
     *
     * @param attempt the attempt whose result it is
     * @param result what became of it
     */
    record Recording(Attempt attempt, Result result) implements DeliveryState {}
}
