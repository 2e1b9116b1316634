package dev.caesura.sender.handoff;

import dev.caesura.sender.guard.AccountGuard;
import dev.caesura.sender.handoff.inbox.Inbox;
import dev.caesura.sender.work.SenderMetrics;
import java.time.Clock;

/**
 * What the work on hand-offs needs.
 *
 * @param inbox where they are posted
 * @param guard keeps an inbox that is down from being called by all at once
 * @param refused takes those that the inbox does not
 */
public record HandOffParts(
        HandOffSettings settings,
        Inbox inbox,
        AccountGuard guard,
        RefusedHandOffs refused,
        SenderMetrics metrics,
        Clock clock) {}
