package dev.caesura.processor.domain.policy;

import dev.caesura.processor.domain.burst.BurstRules;
import java.time.Duration;
import java.util.Set;

/** Builds a policy that differs from another in the values that are set. */
public final class PolicyBuilder {

    private BurstRules burst;
    private DynamicGap dynamicGap;
    private TurnRules turns;
    private Repetition repetition;
    private LoopLimits loops;
    private StaleBursts stale;
    private ExitMessages exit;
    private Drafting drafting;
    private GroupRules groups;
    private Duration outageLimit;
    private Duration pauseFor;
    private Duration replyWindow;
    private Set<String> flushKeywords;
    private Set<String> moreFollows;
    private Set<String> stopKeywords;
    private Set<String> ignoredContacts;
    private Shadow shadow;

    PolicyBuilder(Policy from) {
        burst = from.burst();
        dynamicGap = from.dynamicGap();
        turns = from.turns();
        repetition = from.repetition();
        loops = from.loops();
        stale = from.stale();
        exit = from.exit();
        drafting = from.drafting();
        groups = from.groups();
        outageLimit = from.outageLimit();
        pauseFor = from.pauseFor();
        replyWindow = from.replyWindow();
        flushKeywords = from.flushKeywords();
        moreFollows = from.moreFollows();
        stopKeywords = from.stopKeywords();
        ignoredContacts = from.ignoredContacts();
        shadow = from.shadow();
    }

    /** When a burst ends. */
    public PolicyBuilder burst(BurstRules rules) {
        burst = rules;
        return this;
    }

    /** Whether the wait after a message follows from the log up to it. */
    public PolicyBuilder dynamicGap(DynamicGap rules) {
        dynamicGap = rules;
        return this;
    }

    /** How a turn goes. */
    public PolicyBuilder turns(TurnRules rules) {
        turns = rules;
        return this;
    }

    /** What counts as a repetition. */
    public PolicyBuilder repetition(Repetition rules) {
        repetition = rules;
        return this;
    }

    /** What counts as a loop. */
    public PolicyBuilder loops(LoopLimits limits) {
        loops = limits;
        return this;
    }

    /** The fate of stale bursts. */
    public PolicyBuilder stale(StaleBursts rules) {
        stale = rules;
        return this;
    }

    /** How a conversation ends. */
    public PolicyBuilder exit(ExitMessages rules) {
        exit = rules;
        return this;
    }

    /** Whether a draft is requested before the burst has ended. */
    public PolicyBuilder drafting(Drafting rules) {
        drafting = rules;
        return this;
    }

    /** Which messages get an answer in a chat of several people. */
    public PolicyBuilder groups(GroupRules rules) {
        groups = rules;
        return this;
    }

    /** How long a turn waits in an outage. */
    public PolicyBuilder outageLimit(Duration time) {
        outageLimit = time;
        return this;
    }

    /** Words after which the burst is held open. */
    public PolicyBuilder moreFollows(Set<String> words) {
        moreFollows = words;
        return this;
    }

    /** How long a conversation is left to a person. */
    public PolicyBuilder pauseFor(Duration time) {
        pauseFor = time;
        return this;
    }

    /** How long the channel permits a reply; zero for no limit. */
    public PolicyBuilder replyWindow(Duration time) {
        replyWindow = time;
        return this;
    }

    /** Messages that close the burst at once. */
    public PolicyBuilder flushKeywords(Set<String> keywords) {
        flushKeywords = keywords;
        return this;
    }

    /** Messages that stop the conversation. */
    public PolicyBuilder stopKeywords(Set<String> keywords) {
        stopKeywords = keywords;
        return this;
    }

    /** Contacts who are never answered. */
    public PolicyBuilder ignoredContacts(Set<String> contacts) {
        ignoredContacts = contacts;
        return this;
    }

    /** Other times for bursts, counted beside the real ones. */
    public PolicyBuilder shadow(Shadow times) {
        shadow = times;
        return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if a value is not possible; the message says what to write
     *     instead
     */
    public Policy build() {
        return new Policy(
                burst,
                dynamicGap,
                turns,
                repetition,
                loops,
                stale,
                exit,
                drafting,
                groups,
                outageLimit,
                pauseFor,
                replyWindow,
                flushKeywords,
                moreFollows,
                stopKeywords,
                ignoredContacts,
                shadow);
    }
}
