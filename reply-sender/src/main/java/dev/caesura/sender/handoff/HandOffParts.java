package dev.caesura.sender.handoff;

import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.handoff.inbox.Inbox;
import dev.caesura.sender.work.SenderMetrics;
import java.time.Clock;

/**
 * The parts that hand-offs need.
 *
 * @param inbox the inbox for postings
 * @param guard keeps an inbox that is down from being called by all at once
 * @param refused takes those that the inbox refuses
 */
public record HandOffParts(
        HandOffSettings settings,
        Inbox inbox,
        AccountGuard guard,
        RefusedHandOffs refused,
        SenderMetrics metrics,
        Clock clock) {}
