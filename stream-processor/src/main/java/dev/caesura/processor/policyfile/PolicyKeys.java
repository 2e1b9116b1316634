package dev.caesura.processor.policyfile;

import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Farewell;
import dev.caesura.processor.domain.policy.LoopLimits;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.Repetition.Check;
import dev.caesura.processor.domain.policy.StaleBursts;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.domain.similarity.Thresholds;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The names under which a policy's numbers and choices are written, each stated once. */
final class PolicyKeys {

    private static final Map<String, BiFunction<Policy, Setting, Policy>> KEYS =
            new LinkedHashMap<>();

    static {
        burst("gap", (rules, value) -> rules.withGap(value.duration().toMillis(), rules.grace()));
        burst("grace", (rules, value) -> rules.withGap(rules.gap(), value.duration().toMillis()));
        burst("max-wait", (rules, value) -> rules.withMaxWait(value.duration().toMillis()));
        burst("max-messages", (rules, value) -> rules.withMaxMessages(value.number()));
        turns("in-flight", (t, v) -> t.withInFlight(v.choice(TurnRules.InFlight.class)));
        turns("turn-limit", (t, v) -> t.withLimit(v.duration()));
        turns("max-attempts", (t, v) -> t.withMaxAttempts(v.number()));
        turns("history-sent", (t, v) -> t.withHistorySent(v.number()));
        repetition("similar-question", (r, v) -> r.withQuestions(v.choice(Check.class)));
        repetition("duplicate-reply", (r, v) -> r.withReplies(v.choice(Check.class)));
        repetition("question-threshold", (r, v) -> r.withThresholds(question(r, v)));
        repetition("reply-threshold", (r, v) -> r.withThresholds(reply(r, v)));
        repetition("active-memory", (r, v) -> r.withMemory(v.duration(), r.slowMemory()));
        repetition("slow-memory", (r, v) -> r.withMemory(r.activeMemory(), v.duration()));
        repetition("active-pause", (r, v) -> r.withActivePause(v.duration()));
        loops("loop-quick-pause", (l, v) -> l.withQuick(v.duration(), l.quickReplies()));
        loops("loop-quick-replies", (l, v) -> l.withQuick(l.quickPause(), v.number()));
        loops("loop-same-questions", (l, v) -> l.withSameQuestions(v.number()));
        loops("loop-suppressed-replies", (l, v) -> l.withSuppressedReplies(v.number()));
        loops("loop-replies-per-hour", (l, v) -> l.withRepliesPerHour(v.number()));
        stale("stale-after", (s, v) -> new StaleBursts(v.duration(), s.action(), s.perMinute()));
        stale(
                "stale-bursts",
                (s, v) ->
                        new StaleBursts(
                                s.after(), v.choice(StaleBursts.Action.class), s.perMinute()));
        stale("stale-per-minute", (s, v) -> new StaleBursts(s.after(), s.action(), v.number()));
        farewell("exit-after", (f, v) -> new Farewell(v.number(), f.keywords(), f.messages()));
        farewell(
                "exit-keywords", (f, v) -> new Farewell(f.afterReplies(), v.words(), f.messages()));
        farewell(
                "exit-messages", (f, v) -> new Farewell(f.afterReplies(), f.keywords(), v.texts()));
        KEYS.put("pause-for", (p, v) -> p.toBuilder().pauseFor(v.duration()).build());
        KEYS.put("reply-window", (p, v) -> p.toBuilder().replyWindow(v.duration()).build());
        KEYS.put("flush-keywords", (p, v) -> p.toBuilder().flushKeywords(v.words()).build());
        KEYS.put("stop-keywords", (p, v) -> p.toBuilder().stopKeywords(v.words()).build());
        KEYS.put("ignored-contacts", (p, v) -> p.toBuilder().ignoredContacts(v.words()).build());
    }

    /** What the market calls some of them. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of("debouncetime", "gap", "debounce", "gap", "sessiongap", "gap");

    private PolicyKeys() {}

    /** The policy with one more value. */
    static Policy apply(Policy policy, String key, Setting value) {
        String written = key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        for (var known : KEYS.entrySet()) {
            if (known.getKey().replace("-", "").equals(written)) {
                return apply(known.getValue(), policy, value);
            }
        }
        String ours = OTHER_NAMES.get(written);
        throw value.wrong(
                ours == null
                        ? "'" + key + "' is no part of a policy; there are " + names()
                        : "'" + key + "' is called " + ours + " here");
    }

    /** The names, in the order in which a page lists them. */
    static String names() {
        return KEYS.keySet().stream().collect(Collectors.joining(", "));
    }

    private static Policy apply(
            BiFunction<Policy, Setting, Policy> change, Policy policy, Setting value) {
        try {
            return change.apply(policy, value);
        } catch (PolicyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw value.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Thresholds question(Repetition rules, Setting value) {
        Thresholds old = rules.thresholds();
        return new Thresholds(value.score(), old.reply(), old.grey());
    }

    private static Thresholds reply(Repetition rules, Setting value) {
        Thresholds old = rules.thresholds();
        return new Thresholds(old.question(), value.score(), old.grey());
    }

    private static void burst(String key, BiFunction<BurstRules, Setting, BurstRules> change) {
        KEYS.put(key, (p, v) -> p.withBurst(change.apply(p.burst(), v)));
    }

    private static void turns(String key, BiFunction<TurnRules, Setting, TurnRules> change) {
        KEYS.put(key, (p, v) -> p.toBuilder().turns(change.apply(p.turns(), v)).build());
    }

    private static void repetition(String key, BiFunction<Repetition, Setting, Repetition> change) {
        KEYS.put(key, (p, v) -> p.toBuilder().repetition(change.apply(p.repetition(), v)).build());
    }

    private static void loops(String key, BiFunction<LoopLimits, Setting, LoopLimits> change) {
        KEYS.put(key, (p, v) -> p.toBuilder().loops(change.apply(p.loops(), v)).build());
    }

    private static void stale(String key, BiFunction<StaleBursts, Setting, StaleBursts> change) {
        KEYS.put(key, (p, v) -> p.toBuilder().stale(change.apply(p.stale(), v)).build());
    }

    private static void farewell(String key, BiFunction<Farewell, Setting, Farewell> change) {
        KEYS.put(key, (p, v) -> p.toBuilder().farewell(change.apply(p.farewell(), v)).build());
    }
}
