package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Drafting;
import dev.caesura.processor.domain.policy.DynamicGap;
import dev.caesura.processor.domain.policy.ExitMessages;
import dev.caesura.processor.domain.policy.GroupRules;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Preset;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.Repetition.Check;
import dev.caesura.processor.domain.policy.Shadow;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.StaleBursts.Action;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.similarity.compare.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The names under which a policy's numbers and choices are written, each stated once. */
final class PolicyKeys {

    /** Applied before anything else. */
    static final String PRESET = "preset";

    /** The bound that {@code max-wait} must keep. */
    static final String GAP = "gap";

    /** Checked against its upper bound, once both are known. */
    static final String GAP_MIN = "gap-min";

    private static final List<PolicyKey> KEYS = new ArrayList<>();

    private static final Part<Policy> POLICY = new Part<>(p -> p, (p, changed) -> changed);
    private static final Part<BurstRules> BURST = new Part<>(Policy::burst, Policy::withBurst);
    private static final Part<DynamicGap> DYNAMIC_GAP =
            new Part<>(Policy::dynamicGap, (p, rules) -> p.toBuilder().dynamicGap(rules).build());
    private static final Part<TurnRules> TURNS =
            new Part<>(Policy::turns, (p, turns) -> p.toBuilder().turns(turns).build());
    private static final Part<Repetition> REPETITION =
            new Part<>(Policy::repetition, (p, rules) -> p.toBuilder().repetition(rules).build());
    private static final Part<LoopLimits> LOOPS =
            new Part<>(Policy::loops, (p, limits) -> p.toBuilder().loops(limits).build());
    private static final Part<StaleBursts> STALE =
            new Part<>(Policy::stale, (p, rules) -> p.toBuilder().stale(rules).build());
    private static final Part<ExitMessages> EXIT =
            new Part<>(Policy::exit, (p, rules) -> p.toBuilder().exit(rules).build());

    private static final Part<Drafting> DRAFTING =
            new Part<>(Policy::drafting, (p, rules) -> p.toBuilder().drafting(rules).build());
    private static final Part<GroupRules> GROUPS =
            new Part<>(Policy::groups, (p, rules) -> p.toBuilder().groups(rules).build());
    private static final Part<Shadow> SHADOW =
            new Part<>(Policy::shadow, (p, shadow) -> p.toBuilder().shadow(shadow).build());

    static {
        POLICY.key(
                PRESET,
                "one word for gap, draft-after, draft-share, max-wait and in-flight: `quick` (8s, "
                        + "dynamic from 3s, 0.2, 45s), `usual` (15s, dynamic from 4s, 0.2, 90s), "
                        + "`patient` (30s, dynamic from 4s, 0.25, 3m), all with `supersede`; single values override it, wherever they are written",
                p -> List.of(),
                (p, v) -> v.values().isEmpty() ? p : v.choice(Preset.class).applyTo(p));
        POLICY.key(
                GAP,
                "the longest pause inside a burst; other products call it `debounceTime`. `dynamic`: "
                        + "the wait after a message follows from its words and the contact's rhythm, "
                        + "around the gap of the preset or of the wider level",
                p -> p.dynamicGap().on() ? Setting.DYNAMIC : Duration.ofMillis(p.burst().gap()),
                PolicyKeys::withGap);
        DYNAMIC_GAP.key(
                GAP_MIN,
                "the shortest wait of a dynamic gap; `0s` for a third of the gap",
                DynamicGap::least,
                (d, v) -> d.withLeast(v.duration()));
        DYNAMIC_GAP.key(
                "gap-max",
                "the longest wait of a dynamic gap; `0s` for two and a half gaps",
                DynamicGap::most,
                (d, v) -> d.withMost(v.duration()));
        BURST.key(
                "grace",
                "how much later a burst closes, for records out of order",
                b -> Duration.ofMillis(b.grace()),
                (b, v) -> b.withGap(b.gap(), v.duration().toMillis()));
        BURST.key(
                "max-wait",
                "the longest wait from a burst's first message; at least one gap",
                b -> Duration.ofMillis(b.maxWait()),
                (b, v) -> b.withMaxWait(v.duration().toMillis()));
        BURST.key(
                "max-messages",
                "the number of messages at which a burst closes at once",
                BurstRules::maxMessages,
                (b, v) -> b.withMaxMessages(v.number()));
        SHADOW.key(
                "shadow-gap",
                "another gap tried alongside: its effect is counted, not applied; `dynamic` for a"
                        + " dynamic one around the real gap; 0s for none",
                t -> t.dynamic() ? Setting.DYNAMIC : t.gap(),
                (t, v) ->
                        v.isDynamic()
                                ? new Shadow(Duration.ZERO, true, t.maxWait())
                                : new Shadow(v.durationOrDynamic(), false, t.maxWait()));
        SHADOW.key(
                "shadow-max-wait",
                "another longest wait tried alongside; 0s for none",
                Shadow::maxWait,
                (t, v) -> new Shadow(t.gap(), t.dynamic(), v.duration()));
        DRAFTING.key(
                "draft-after",
                "a silence, shorter than the gap, after which the draft is asked for while the "
                        + "burst is still open; `0s` for at the pause only. `dynamic`: a quarter of "
                        + "that of the preset or of the wider level, or of 4s, after a message that, by its "
                        + "words and the contact's rhythm, is probably the last; no early draft after others",
                d -> d.dynamic() ? Setting.DYNAMIC : d.after(),
                (d, v) -> v.isDynamic() ? d.followingTheLog() : d.withAfter(v.durationOrDynamic()));
        DRAFTING.key(
                "draft-calls",
                "how often one burst may be drafted early",
                Drafting::mostCalls,
                (d, v) -> d.withMostCalls(v.number()));
        DRAFTING.key(
                "draft-share",
                "the largest share of the account's calls that may be early ones made in vain;"
                        + " beyond it, drafts are asked for at the pause only; `1` for no limit",
                Drafting::share,
                (d, v) -> d.withShare(v.score()));
        POLICY.key(
                "more-follows",
                "words at a message's end that hold the burst open up to `max-wait`",
                Policy::moreFollows,
                (p, v) -> p.toBuilder().moreFollows(v.words()).build());
        POLICY.key(
                "flush-keywords",
                "messages that close the burst at once",
                Policy::flushKeywords,
                (p, v) -> p.toBuilder().flushKeywords(v.words()).build());
        TURNS.key(
                "in-flight",
                "what happens to a message that arrives before the reply is handed to the channel:"
                        + " `supersede` (one answer to all of it follows), `queue` (it waits),"
                        + " `skip`",
                TurnRules::inFlight,
                (t, v) -> t.withInFlight(v.choice(TurnRules.InFlight.class)));
        TURNS.key(
                "turn-limit",
                "how long a turn may stand still before it is asked again",
                TurnRules::limit,
                (t, v) -> t.withLimit(v.duration()));
        TURNS.key(
                "max-attempts",
                "how often a turn is asked before it has failed",
                TurnRules::maxAttempts,
                (t, v) -> t.withMaxAttempts(v.number()));
        TURNS.key(
                "history-sent",
                "lines of history in a request, at most 200",
                TurnRules::historySent,
                (t, v) -> t.withHistorySent(v.number()));
        REPETITION.key(
                "similar-question",
                "a question answered a moment ago: `off`, `observe`, `enforce`",
                Repetition::questions,
                (r, v) -> r.withQuestions(v.choice(Check.class)));
        REPETITION.key(
                "duplicate-reply",
                "a reply that says the same as one of the last five: `off`, `observe`, `enforce`",
                Repetition::replies,
                (r, v) -> r.withReplies(v.choice(Check.class)));
        REPETITION.key(
                "question-threshold",
                "the score from which two questions are the same",
                r -> r.thresholds().question(),
                (r, v) -> r.withThresholds(question(r, v)));
        REPETITION.key(
                "reply-threshold",
                "the score from which two replies say the same",
                r -> r.thresholds().reply(),
                (r, v) -> r.withThresholds(reply(r, v)));
        REPETITION.key(
                "active-memory",
                "how long an answer is remembered in an active conversation",
                Repetition::activeMemory,
                (r, v) -> r.withMemory(v.duration(), r.slowMemory()));
        REPETITION.key(
                "slow-memory",
                "how long an answer is remembered in a slow conversation",
                Repetition::slowMemory,
                (r, v) -> r.withMemory(r.activeMemory(), v.duration()));
        REPETITION.key(
                "active-pause",
                "a conversation is active if its contact came back within this time",
                Repetition::activePause,
                (r, v) -> r.withActivePause(v.duration()));
        LOOPS.key(
                "loop-quick-pause",
                "a contact who comes back this soon after a reply has hardly read it",
                LoopLimits::quickPause,
                (l, v) -> l.withQuick(v.duration(), l.quickReplies()));
        LOOPS.key(
                "loop-quick-replies",
                "this many replies in a row to somebody who came back that quickly stop the"
                        + " conversation",
                LoopLimits::quickReplies,
                (l, v) -> l.withQuick(l.quickPause(), v.number()));
        LOOPS.key(
                "loop-same-questions",
                "this many questions in a row with the same words stop it",
                LoopLimits::sameQuestions,
                (l, v) -> l.withSameQuestions(v.number()));
        LOOPS.key(
                "loop-suppressed-replies",
                "this many replies in a row that only repeated stop it",
                LoopLimits::suppressedReplies,
                (l, v) -> l.withSuppressedReplies(v.number()));
        LOOPS.key(
                "loop-replies-per-hour",
                "more replies within an hour stop it",
                LoopLimits::repliesPerHour,
                (l, v) -> l.withRepliesPerHour(v.number()));
        POLICY.key(
                "pause-for",
                "how long a conversation is left to a person who writes",
                Policy::pauseFor,
                (p, v) -> p.toBuilder().pauseFor(v.duration()).build());
        POLICY.key(
                "stop-keywords",
                "messages that stop the conversation without a word",
                Policy::stopKeywords,
                (p, v) -> p.toBuilder().stopKeywords(v.words()).build());
        EXIT.key(
                "exit-after",
                "replies before the exit message; 0 for no end",
                ExitMessages::afterReplies,
                (f, v) -> new ExitMessages(v.number(), f.keywords(), f.messages()));
        EXIT.key(
                "exit-keywords",
                "messages that ask for the exit message",
                ExitMessages::keywords,
                (f, v) -> new ExitMessages(f.afterReplies(), v.words(), f.messages()));
        EXIT.key(
                "exit-messages",
                "its variants; no contact gets one twice",
                ExitMessages::messages,
                (f, v) -> new ExitMessages(f.afterReplies(), f.keywords(), v.texts()));
        STALE.key(
                "stale-after",
                "how old a burst's last message may be when it closes",
                StaleBursts::after,
                (s, v) -> new StaleBursts(v.duration(), s.action(), s.perMinute()));
        STALE.key(
                "stale-bursts",
                "older ones: `answer` (at a bounded pace), `skip`, `hand-off` (pause for a "
                        + "person)",
                StaleBursts::action,
                (s, v) -> new StaleBursts(s.after(), v.choice(Action.class), s.perMinute()));
        STALE.key(
                "stale-per-minute",
                "stale bursts of one partition that are answered each minute",
                StaleBursts::perMinute,
                (s, v) -> new StaleBursts(s.after(), s.action(), v.number()));
        POLICY.key(
                "reply-window",
                "how long after its last message the channel permits a reply, `0s` without a limit;"
                        + " on whatsapp, messenger and instagram `24h` unless something else is"
                        + " written",
                Policy::replyWindow,
                (p, v) -> p.toBuilder().replyWindow(v.duration()).build());
        POLICY.key(
                "outage-limit",
                "how long a turn waits for a model, bot or sender that is down; the reply window,"
                        + " and `stale-after` where stale bursts are not answered, bound it too",
                Policy::outageLimit,
                (p, v) -> p.toBuilder().outageLimit(v.duration()).build());
        GROUPS.key(
                "groups",
                "which messages of a group are answered: `mentioned` (those that mention the"
                        + " business side, reply to it, or are commands), `all`, `none`",
                GroupRules::answers,
                (g, v) -> new GroupRules(v.choice(GroupRules.Answers.class), g.bots()));
        GROUPS.key(
                "bots",
                "messages that other bots write: `ignore`, `answer`",
                GroupRules::bots,
                (g, v) -> new GroupRules(g.answers(), v.choice(GroupRules.Bots.class)));
        POLICY.key(
                "ignored-contacts",
                "contacts who are never answered",
                Policy::ignoredContacts,
                (p, v) -> p.toBuilder().ignoredContacts(v.words()).build());
    }

    /** A part of a policy, whose numbers and choices have names. */
    private record Part<T>(Function<Policy, T> of, BiFunction<Policy, T, Policy> put) {

        void key(
                String name,
                String meaning,
                Function<T, Object> value,
                BiFunction<T, Setting, T> change) {
            KEYS.add(
                    new PolicyKey(
                            name,
                            meaning,
                            of.andThen(value),
                            (p, v) -> put.apply(p, change.apply(of.apply(p), v))));
        }
    }

    private PolicyKeys() {}

    /** All keys, in the order of the page that lists them. */
    static List<PolicyKey> all() {
        return List.copyOf(KEYS);
    }

    private static Policy withGap(Policy policy, Setting value) {
        if (value.isDynamic()) {
            return policy.toBuilder().dynamicGap(policy.dynamicGap().on(true)).build();
        }
        return policy.toBuilder()
                .dynamicGap(policy.dynamicGap().on(false))
                .burst(
                        policy.burst()
                                .withGap(
                                        value.durationOrDynamic().toMillis(),
                                        policy.burst().grace()))
                .build();
    }

    private static Thresholds question(Repetition rules, Setting value) {
        Thresholds old = rules.thresholds();
        return new Thresholds(value.score(), old.reply(), old.grey());
    }

    private static Thresholds reply(Repetition rules, Setting value) {
        Thresholds old = rules.thresholds();
        return new Thresholds(old.question(), value.score(), old.grey());
    }
}
