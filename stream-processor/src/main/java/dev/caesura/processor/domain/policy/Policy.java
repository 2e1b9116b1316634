package dev.caesura.processor.domain.policy;

import dev.caesura.processor.domain.burst.BurstRules;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All numbers and choices of the rules, for one account.
 *
 * @param burst when a burst ends
 * @param dynamicGap whether the wait after a message follows from the log up to it
 * @param turns how the turn that answers it goes
 * @param repetition when a question or a reply counts as a repetition
 * @param loops when a conversation counts as a loop
 * @param stale the fate of bursts that are closed long after they ended
 * @param exit how a conversation ends
 * @param drafting whether a draft is requested before the burst has ended
 * @param groups which messages get an answer in a chat of several people
 * @param outageLimit how long at most a turn waits for a model, bot or sender that is unavailable
 * @param pauseFor how long a conversation is left to a person who has taken over
 * @param replyWindow how long after a contact's last message the channel permits a reply; zero for
 *     no limit
 * @param flushKeywords messages that close the burst at once
 * @param moreFollows words at a message's end after which the burst is held open up to its longest
 *     wait
 * @param stopKeywords messages that stop the conversation without a reply
 * @param ignoredContacts contacts who are never answered
 * @param shadow other times for bursts, counted beside the real ones
 */
public record Policy(
        BurstRules burst,
        DynamicGap dynamicGap,
        TurnRules turns,
        Repetition repetition,
        LoopLimits loops,
        StaleBursts stale,
        ExitMessages exit,
        Drafting drafting,
        GroupRules groups,
        Duration outageLimit,
        Duration pauseFor,
        Duration replyWindow,
        Set<String> flushKeywords,
        Set<String> moreFollows,
        Set<String> stopKeywords,
        Set<String> ignoredContacts,
        Shadow shadow) {

    /** How long a person keeps a conversation, unless another time is configured. */
    public static final Duration DEFAULT_PAUSE = Duration.ofHours(1);

    /** How long a turn waits in an outage, unless another time is configured. */
    public static final Duration DEFAULT_OUTAGE_LIMIT = Duration.ofHours(24);

    public Policy {
        Positive.check("outage-limit", outageLimit);
        Positive.check("pause-for", pauseFor);
        if (replyWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "reply-window can't be negative; write 0s for no limit");
        }
        flushKeywords = Keywords.normal(flushKeywords);
        moreFollows = Keywords.normal(moreFollows);
        stopKeywords = Keywords.normal(stopKeywords);
        ignoredContacts = Set.copyOf(ignoredContacts);
    }

    /** The policy without any configuration. */
    public static Policy defaults() {
        return new Policy(
                BurstRules.DEFAULTS,
                DynamicGap.OFF,
                TurnRules.DEFAULTS,
                Repetition.DEFAULTS,
                LoopLimits.DEFAULTS,
                StaleBursts.DEFAULTS,
                ExitMessages.NONE,
                Drafting.OFF,
                GroupRules.DEFAULTS,
                DEFAULT_OUTAGE_LIMIT,
                DEFAULT_PAUSE,
                Duration.ZERO,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Shadow.NONE);
    }

    /** Whether this message closes its burst at once. */
    public boolean flushesOn(@Nullable String text) {
        return Keywords.contain(flushKeywords, text);
    }

    /** Whether this message says that more follows. */
    public boolean saysMoreFollows(@Nullable String text) {
        return Keywords.endWith(moreFollows, text);
    }

    /** Whether this message stops the conversation. */
    public boolean stopsOn(@Nullable String text) {
        return Keywords.contain(stopKeywords, text);
    }

    /** Whether this message asks for the exit message. */
    public boolean exitsOn(@Nullable String text) {
        return Keywords.contain(exit.keywords(), text);
    }

    /**
     * Until when a turn waits for a model, bot or sender that is unavailable: as long as a reply is
     * allowed and wanted.
     *
     * @param lastMessageAt in milliseconds since the epoch
     */
    public long waitsUntil(long lastMessageAt) {
        long longest = outageLimit.toMillis();
        if (!replyWindow.isZero()) {
            longest = Math.min(longest, replyWindow.toMillis());
        }
        if (stale.action() != StaleBursts.Action.ANSWER) {
            longest = Math.min(longest, stale.after().toMillis());
        }
        return lastMessageAt + longest;
    }

    /** Whether the channel no longer permits a reply to a message of that time. */
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
