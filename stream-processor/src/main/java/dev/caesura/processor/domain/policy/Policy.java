package dev.caesura.processor.domain.policy;

import dev.caesura.processor.domain.burst.BurstRules;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every number and choice that the rules take, for one account.
 *
 * @param burst when a burst ends
 * @param turns how the turn that answers it goes
 * @param repetition when a question or a reply is held to be a repetition
 * @param loops when a conversation is held to be a loop
 * @param stale what becomes of bursts that are closed long after they ended
 * @param farewell how a conversation is brought to its end
 * @param pauseFor how long a conversation is left to a person who has taken over
 * @param replyWindow how long after a contact's last message the channel lets one reply; zero
 *     without a limit
 * @param flushKeywords messages that close the burst at once
 * @param stopKeywords messages that stop the conversation, without a word
 * @param ignoredContacts contacts who are never answered
 * @param shadow other times for bursts, counted beside the real ones
 */
public record Policy(
        BurstRules burst,
        TurnRules turns,
        Repetition repetition,
        LoopLimits loops,
        StaleBursts stale,
        Farewell farewell,
        Duration pauseFor,
        Duration replyWindow,
        Set<String> flushKeywords,
        Set<String> stopKeywords,
        Set<String> ignoredContacts,
        Shadow shadow) {

    /** How long a person keeps a conversation, unless another time is configured. */
    public static final Duration DEFAULT_PAUSE = Duration.ofHours(1);

    public Policy {
        Positive.check("pause-for", pauseFor);
        if (replyWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "reply-window can't be negative; write 0s for no limit");
        }
        flushKeywords = Keywords.normal(flushKeywords);
        stopKeywords = Keywords.normal(stopKeywords);
        ignoredContacts = Set.copyOf(ignoredContacts);
    }

    /** The policy without any configuration. */
    public static Policy defaults() {
        return new Policy(
                BurstRules.DEFAULTS,
                TurnRules.DEFAULTS,
                Repetition.DEFAULTS,
                LoopLimits.DEFAULTS,
                StaleBursts.DEFAULTS,
                Farewell.NONE,
                DEFAULT_PAUSE,
                Duration.ZERO,
                Set.of(),
                Set.of(),
                Set.of(),
                Shadow.NONE);
    }

    /** Whether this message closes its burst at once. */
    public boolean flushesOn(@Nullable String text) {
        return Keywords.contain(flushKeywords, text);
    }

    /** Whether this message stops the conversation. */
    public boolean stopsOn(@Nullable String text) {
        return Keywords.contain(stopKeywords, text);
    }

    /** Whether this message asks for the exit message. */
    public boolean exitsOn(@Nullable String text) {
        return Keywords.contain(farewell.keywords(), text);
    }

    /** Whether the channel no longer lets one reply to a message of then. */
    public boolean isWindowOver(long lastMessageAt, long now) {
        return !replyWindow.isZero() && now - lastMessageAt > replyWindow.toMillis();
    }

    /** This policy with other rules for bursts. */
    public Policy withBurst(BurstRules rules) {
        return toBuilder().burst(rules).build();
    }

    /** A builder that starts from this policy. */
    public PolicyBuilder toBuilder() {
        return new PolicyBuilder(this);
    }
}
