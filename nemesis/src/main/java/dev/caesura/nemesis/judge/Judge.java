package dev.caesura.nemesis.judge;

import dev.caesura.nemesis.judge.Sessions.Session;
import dev.caesura.nemesis.judge.Topic.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Judges a run by its topics. The rules:
 *
 * <ol>
 *   <li><b>nothing lost</b>: a message that a gateway answered 200 is in {@code messages};
 *   <li><b>everything accounted for</b>: each record of {@code messages} has exactly one outcome:
 *       one for the message, and one {@code duplicate} for each time that it appears again;
 *   <li><b>requests are the sessions of the log</b>: each session has exactly one request, with
 *       exactly its messages, however often it was asked again; or what else the {@link Standard}
 *       says;
 *   <li><b>one request a message</b>: none is in two;
 *   <li><b>the last attempt is answered</b>: what was shown was drafted for the last attempt of its
 *       request;
 *   <li><b>one send a reply</b>: no contact sees a reply twice;
 *   <li><b>answered is seen</b>: a turn that is told as answered was shown, once;
 *   <li><b>seen is answered</b>: what was shown is told as answered, or as ambiguous.
 * </ol>
 */
public final class Judge {

    static final String MESSAGES = "caesura.messages";
    static final String REQUESTS = "caesura.reply-requests";
    private static final String OUTCOMES = "caesura.outcomes";

    /**
     * The reason of a turn that was given up because it is unknown whether the contact saw the
     * reply.
     */
    private static final String AMBIGUOUS = "no-delivery-result";

    /** The distance by which a broker's wrong clock is ahead. */
    private static final long AHEAD = Duration.ofMinutes(10).toMillis();

    /** These outcomes correct an earlier one; they don't count as outcomes themselves. */
    private static final Set<String> CORRECTIONS = Set.of("sent-late", "failed-late");

    private final Function<String, List<Entry>> log;
    private final long gap;

    /**
     * A judge of a system.
     *
     * @param client the settings with which a Kafka client reaches it
     * @param gap the longest pause inside a burst
     */
    public Judge(Map<String, Object> client, Duration gap) {
        this(topic -> Topic.read(client, topic), gap);
    }

    /** A judge of topics, each with its records in the order of each partition. */
    Judge(Function<String, List<Entry>> log, Duration gap) {
        this.log = log;
        this.gap = gap.toMillis();
    }

    /** The number of these messages that have no outcome yet. */
    public long unaccounted(Collection<String> accepted) {
        Set<String> open = new HashSet<>(accepted);
        for (Entry outcome : log.apply(OUTCOMES)) {
            messagesOf(outcome.json()).forEach(open::remove);
        }
        return open.size();
    }

    /** Reads everything, and judges it. */
    public Verdict judge(Evidence evidence, Standard standard) {
        boolean clocksJump = standard == Standard.OWN_CLOCKS;
        Map<String, List<String>> violations = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();

        Map<String, Integer> records = new LinkedHashMap<>();
        Sessions sessions = new Sessions(gap);
        for (Entry entry : log.apply(MESSAGES)) {
            String id = text(entry.json(), "messageId");
            records.merge(id, 1, Integer::sum);
            long at = clocksJump ? writtenAt(entry) : entry.at();
            sessions.add(text(entry.json(), "conversationId"), id, at);
        }
        counts.put("messages accepted", (long) evidence.accepted().size());
        counts.put("messages in the log", (long) records.size());
        counts.put("bursts", (long) sessions.all().size());
        violations.put(
                "nothing lost",
                evidence.accepted().stream().filter(id -> !records.containsKey(id)).toList());

        Ledger ledger = new Ledger();
        log.apply(OUTCOMES).forEach(entry -> ledger.add(entry.json()));
        violations.put("everything accounted for", accounts(records, ledger));

        Map<String, Asked> asked = asked(counts);
        Map<String, Set<String>> requests = new LinkedHashMap<>();
        asked.forEach(
                (id, one) ->
                        requests.put(id, standard == Standard.WHOLE_SESSIONS ? one.last : one.all));
        switch (standard) {
            case SESSIONS ->
                    violations.put(
                            "requests are the sessions of the log", compare(sessions, requests));
            case WHOLE_SESSIONS ->
                    violations.put("requests have whole sessions", parted(sessions, requests));
            case OWN_CLOCKS -> violations.put("no burst is cut", cut(sessions, requests));
        }
        violations.put("one request a message", twice(requests));
        violations.put("the last attempt is answered", outdated(asked, evidence));

        violations.put("one send a reply", sentTwice(evidence));
        violations.put("answered is seen", notSeen(ledger, evidence));
        violations.put("seen is answered", notTold(ledger, evidence));

        counts.put("replies seen", (long) evidence.shown().size());
        counts.put("turns given up as ambiguous", ledger.ambiguous());
        counts.put(
                "of these seen all the same",
                evidence.shown().keySet().stream()
                        .filter(id -> AMBIGUOUS.equals(ledger.reasons.get(id)))
                        .count());
        return new Verdict(
                counts,
                ledger.kinds,
                // A request that is asked early, or again, is seen before its burst has ended.
                standard == Standard.WHOLE_SESSIONS
                        ? Map.of()
                        : lateness(sessions, requests, evidence),
                violations);
    }

    /** The ledger of turns and messages. */
    private static final class Ledger {
        private final Map<String, Integer> duplicates = new HashMap<>();
        private final Map<String, Integer> others = new HashMap<>();
        private final Map<String, Long> kinds = new TreeMap<>();
        private final Map<String, String> turns = new HashMap<>();
        private final Map<String, String> reasons = new HashMap<>();

        void add(JsonNode outcome) {
            String kind = text(outcome, "outcome");
            String reason = text(outcome, "reason");
            if (text(outcome, "subject").equals("turn")) {
                turns.put(text(outcome, "id"), kind);
                reasons.put(text(outcome, "id"), reason);
            }
            if (CORRECTIONS.contains(reason)) {
                return;
            }
            for (String id : messagesOf(outcome)) {
                (kind.equals("duplicate") ? duplicates : others).merge(id, 1, Integer::sum);
                kinds.merge(reason.isEmpty() ? kind : kind + " / " + reason, 1L, Long::sum);
            }
        }

        long ambiguous() {
            return reasons.values().stream().filter(AMBIGUOUS::equals).count();
        }
    }

    private static List<String> accounts(Map<String, Integer> records, Ledger ledger) {
        List<String> wrong = new ArrayList<>();
        records.forEach(
                (id, times) -> {
                    int once = ledger.others.getOrDefault(id, 0);
                    int again = ledger.duplicates.getOrDefault(id, 0);
                    if (once != 1 || again != times - 1) {
                        wrong.add(
                                "%s is %d times in the log, and has %d outcomes and %d as a duplicate"
                                        .formatted(id, times, once, again));
                    }
                });
        ledger.others.keySet().stream()
                .filter(id -> !records.containsKey(id))
                .forEach(id -> wrong.add(id + " has an outcome, and is not in the log"));
        return wrong;
    }

    /** The requests under one id. */
    private static final class Asked {
        private final Set<String> all = new HashSet<>();
        private Set<String> last = Set.of();
        private int attempt;

        void add(JsonNode request) {
            Set<String> messages = new HashSet<>();
            request.path("messages").forEach(one -> messages.add(text(one, "messageId")));
            all.addAll(messages);
            if (request.path("attempt").asInt() >= attempt) {
                attempt = request.path("attempt").asInt();
                last = messages;
            }
        }
    }

    private Map<String, Asked> asked(Map<String, Long> counts) {
        Map<String, Asked> requests = new LinkedHashMap<>();
        long asked = 0;
        long early = 0;
        for (Entry entry : log.apply(REQUESTS)) {
            asked++;
            early += entry.json().path("early").asBoolean(false) ? 1 : 0;
            requests.computeIfAbsent(text(entry.json(), "requestId"), id -> new Asked())
                    .add(entry.json());
        }
        counts.put("requests", (long) requests.size());
        counts.put("asked again", asked - requests.size());
        counts.put("asked early", early);
        return requests;
    }

    private static List<String> parted(Sessions sessions, Map<String, Set<String>> requests) {
        Map<String, Set<String>> of = new HashMap<>();
        requests.values().forEach(messages -> messages.forEach(id -> of.put(id, messages)));
        return sessions.all().stream()
                .map(Session::messages)
                .filter(session -> !of.getOrDefault(session.get(0), Set.of()).containsAll(session))
                .map(session -> "in no one request: " + session)
                .toList();
    }

    private static List<String> outdated(Map<String, Asked> asked, Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        evidence.attempts()
                .forEach(
                        (request, shown) -> {
                            Asked one = asked.get(request);
                            if (one != null && one.attempt != shown) {
                                wrong.add(
                                        "%s was shown the answer to attempt %d of %d"
                                                .formatted(request, shown, one.attempt));
                            }
                        });
        return wrong;
    }

    private static List<String> compare(Sessions sessions, Map<String, Set<String>> requests) {
        Set<Set<String>> asked = new HashSet<>(requests.values());
        Set<Set<String>> wanted = new HashSet<>();
        sessions.all().forEach(session -> wanted.add(new HashSet<>(session.messages())));
        List<String> wrong = new ArrayList<>();
        wanted.stream()
                .filter(one -> !asked.contains(one))
                .forEach(one -> wrong.add("a session, and no request: " + one));
        asked.stream()
                .filter(one -> !wanted.contains(one))
                .forEach(one -> wrong.add("a request, and no session: " + one));
        return wrong;
    }

    private static List<String> cut(Sessions sessions, Map<String, Set<String>> requests) {
        return sessions.all().stream()
                .map(Session::messages)
                .filter(
                        session ->
                                requests.values().stream()
                                        .noneMatch(asked -> asked.containsAll(session)))
                .map(session -> "in no one request: " + session)
                .toList();
    }

    /** The time of writing; a gateway's clock shows whether the broker's was wrong. */
    private static long writtenAt(Entry entry) {
        long receivedAt = Instant.parse(text(entry.json(), "receivedAt")).toEpochMilli();
        return entry.at() - receivedAt > AHEAD / 2 ? entry.at() - AHEAD : entry.at();
    }

    private static List<String> twice(Map<String, Set<String>> requests) {
        Map<String, String> of = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        requests.forEach(
                (request, messages) -> {
                    for (String message : messages) {
                        String other = of.putIfAbsent(message, request);
                        if (other != null) {
                            wrong.add(message + " is in " + other + " and " + request);
                        }
                    }
                });
        return wrong;
    }

    private static List<String> sentTwice(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        evidence.shown()
                .forEach(
                        (request, replies) -> {
                            if (replies.size() > 1) {
                                wrong.add(request + " was shown as " + replies);
                            }
                        });
        return wrong;
    }

    private static List<String> notSeen(Ledger ledger, Evidence evidence) {
        return ledger.turns.entrySet().stream()
                .filter(turn -> turn.getValue().equals("answered"))
                .map(Map.Entry::getKey)
                .filter(id -> !evidence.shown().containsKey(id))
                .toList();
    }

    private static List<String> notTold(Ledger ledger, Evidence evidence) {
        return evidence.shown().keySet().stream()
                .filter(id -> !"answered".equals(ledger.turns.get(id)))
                .filter(id -> !AMBIGUOUS.equals(ledger.reasons.get(id)))
                .map(
                        id ->
                                id
                                        + " is told as "
                                        + ledger.turns.get(id)
                                        + " "
                                        + ledger.reasons.get(id))
                .toList();
    }

    private Map<String, Long> lateness(
            Sessions sessions, Map<String, Set<String>> requests, Evidence evidence) {
        Map<Set<String>, Long> deadlines = new HashMap<>();
        sessions.all()
                .forEach(
                        session ->
                                deadlines.put(
                                        new HashSet<>(session.messages()), deadline(session)));
        List<Long> late = new ArrayList<>();
        requests.forEach(
                (id, messages) -> {
                    Long deadline = deadlines.get(messages);
                    Long seen = evidence.seen().get(id);
                    if (deadline != null && seen != null) {
                        late.add(Math.max(0, seen - deadline));
                    }
                });
        late.sort(null);
        Map<String, Long> result = new LinkedHashMap<>();
        if (!late.isEmpty()) {
            result.put("p50", late.get(late.size() / 2));
            result.put("p90", late.get(late.size() * 90 / 100));
            result.put("p99", late.get(late.size() * 99 / 100));
            result.put("max", late.get(late.size() - 1));
        }
        return result;
    }

    private long deadline(Session session) {
        return session.lastAt() + gap;
    }

    private static List<String> messagesOf(JsonNode outcome) {
        if (!text(outcome, "subject").equals("message")) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        outcome.path("messageIds").forEach(id -> ids.add(id.asString()));
        return ids.isEmpty() ? List.of(text(outcome, "id")) : ids;
    }

    private static String text(JsonNode of, String name) {
        return of.path(name).asString("");
    }
}
