package dev.caesura.sender.meter;

import static dev.caesura.service.MeterSheet.counter;
import static dev.caesura.service.MeterSheet.gauge;
import static dev.caesura.service.MeterSheet.timer;

import dev.caesura.service.MeterSheet;
import dev.caesura.service.StatedMeter;

/** The sender's meters, each declared once: for their registration, and for the reference. */
public enum SenderMeter implements StatedMeter {
    GENERATION(timer("caesura.sender.generation", "How long an answer took")),
    SENT(counter("caesura.sender.sent", "Replies that a channel took", "channel")),
    FAILURES(counter("caesura.sender.failures", "Failures by reason", "stage", "reason")),
    RETRIES(counter("caesura.sender.retries", "Retries by reason", "stage", "reason")),
    HELD_BACK(
            counter(
                    "caesura.sender.held.back",
                    "Signs of life of replies for which no call can be made yet",
                    "channel",
                    "reason")),
    AMBIGUOUS(
            counter(
                    "caesura.sender.ambiguous",
                    "Replies for which it was unknown whether they were sent",
                    "channel")),
    SETTLED_BEFORE(
            counter(
                    "caesura.sender.settled.before",
                    "Replies read again that had their result already")),
    TOKENS(
            counter(
                    "caesura.sender.tokens",
                    "Tokens as the models count them",
                    "account",
                    "direction")),
    CANCELLED(
            counter(
                    "caesura.sender.calls.cancelled",
                    "Calls to generators that were cancelled, because their attempt was void",
                    "account")),
    SKIPPED(
            counter(
                    "caesura.sender.calls.skipped",
                    "Calls to generators that were not made, because their attempt was void",
                    "account")),
    CANCEL_TO_ABORT(
            timer(
                    "caesura.sender.cancel.to.abort",
                    "From the record that made an attempt void to the end of its call")),
    TOKENS_SAVED(
            counter(
                    "caesura.sender.tokens.saved",
                    "Tokens that cancelled or skipped calls would have taken, estimated from"
                            + " answered calls",
                    "account",
                    "direction")),
    MONEY_SAVED(
            counter(
                    "caesura.sender.money.saved",
                    "What those tokens would have cost, at the model's price",
                    "account")),
    ELSEWHERE(
            counter(
                    "caesura.sender.elsewhere",
                    "Requests that are left to the team's own bot",
                    "account")),
    DRAFTS(
            counter(
                    "caesura.sender.drafts",
                    "The results of requests: draft, declined by the generator, refused as"
                            + " unusable, or outage",
                    "account",
                    "result")),
    HAND_OFFS(
            counter(
                    "caesura.sender.hand.offs",
                    "The results of hand-offs to people: posted, refused by the inbox, or too-old"
                            + " to be posted",
                    "inbox",
                    "result")),
    IN_FLIGHT(gauge("caesura.sender.in.flight", "Records taken on but not finished", "listener")),
    LATE(
            counter(
                    "caesura.sender.late",
                    "Records finished after their partition was given up",
                    "listener")),
    STEP_FAILURES(
            counter(
                    "caesura.sender.step.failures",
                    "Steps that failed and are tried again",
                    "listener"));

    private final MeterSheet sheet;

    SenderMeter(MeterSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public MeterSheet sheet() {
        return sheet;
    }
}
