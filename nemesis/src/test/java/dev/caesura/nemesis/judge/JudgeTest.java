package dev.caesura.nemesis.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.nemesis.judge.Topic.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A judge that finds nothing proves nothing: each rule is broken once. */
class JudgeTest {

    private static final long GAP = 2_000;

    private final Map<String, List<Entry>> log = new HashMap<>();
    private final List<String> accepted = new ArrayList<>();
    private final Map<String, List<String>> shown = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private Standard standard = Standard.SESSIONS;

    /** Ana writes two messages, and after a while a third; both bursts are answered. */
    private void allIsWell() {
        message("m1", 0);
        message("m2", GAP);
        message("m3", 2 * GAP + 1);
        request("r1", 1, "m1", "m2");
        request("r2", 1, "m3");
        answered("r1", "m1", "m2");
        answered("r2", "m3");
        seen.put("r1", 2 * GAP + 300);
        seen.put("r2", 3 * GAP + 101);
    }

    @Test
    void shouldFindNothingWhereAllIsWell() {
        allIsWell();

        Verdict verdict = judge();

        assertThat(verdict.violations().values()).allMatch(List::isEmpty).hasSize(8);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.lateness()).containsEntry("p50", 300L).containsEntry("max", 300L);
        assertThat(verdict.counts()).containsEntry("bursts", 2L).containsEntry("replies seen", 2L);
    }

    @Test
    void shouldMissWhatWasAcceptedAndIsNotInTheLog() {
        allIsWell();
        accepted.add("m4");

        assertBroken("nothing lost", "m4");
    }

    @Test
    void shouldMissAnOutcome() {
        allIsWell();
        logged("caesura.outcomes").remove(0);

        assertBroken("everything accounted for", "m1", "m2");
    }

    @Test
    void shouldNotLetAMessageHaveTwoOutcomes() {
        allIsWell();
        outcome("message", "m3", "skipped", "stale");

        assertBroken("everything accounted for", "m3 is 1 times in the log, and has 2 outcomes");
    }

    @Test
    void shouldWantAnOutcomeForEachTimeThatAMessageAppears() {
        allIsWell();
        message("m1", 3 * GAP);
        assertBroken("everything accounted for", "m1 is 2 times in the log");

        outcome("message", "m1", "duplicate", "redelivered");
        assertThat(judge().holds()).isTrue();
    }

    @Test
    void shouldNotCountACorrection() {
        allIsWell();
        outcome("message", "m3", "answered", "sent-late");

        assertThat(judge().holds()).isTrue();
    }

    @Test
    void shouldSeeABurstThatWasSplit() {
        allIsWell();
        logged("caesura.reply-requests").remove(0);
        request("r1", 1, "m1");
        request("r3", 1, "m2");

        assertBroken("requests are the sessions of the log", "[m1, m2]", "[m1]", "[m2]");
    }

    @Test
    void shouldSeeBurstsThatWereMerged() {
        allIsWell();
        logged("caesura.reply-requests").clear();
        request("r1", 1, "m1", "m2", "m3");

        assertBroken("requests are the sessions of the log", "[m1, m2]", "[m3]", "[m1, m2, m3]");
    }

    @Test
    void shouldLetARequestBeAskedAgain() {
        allIsWell();
        request("r1", 2, "m1", "m2");

        assertThat(judge().holds()).isTrue();
        assertThat(judge().counts()).containsEntry("asked again", 1L);
    }

    @Test
    void shouldSeeAMessageThatIsAskedForTwice() {
        allIsWell();
        request("r3", 1, "m1", "m2");

        assertBroken("one request a message", "m1 is in r1 and r3", "m2 is in r1 and r3");
    }

    @Test
    void shouldSeeAReplyThatWasShownTwice() {
        allIsWell();
        shown.put("r1", List.of("rp1", "rp1"));

        assertBroken("one send a reply", "r1 was shown as [rp1, rp1]");
    }

    @Test
    void shouldSeeAnAnswerThatNobodySaw() {
        allIsWell();
        shown.remove("r2");

        assertBroken("answered is seen", "r2");
    }

    @Test
    void shouldSeeAReplyThatTheLedgerDenies() {
        message("m1", 0);
        request("r1", 1, "m1");
        outcome("turn", "r1", "failed", "delivery-failed");
        outcome("message", "m1", "failed", "delivery-failed");
        shown.put("r1", List.of("rp1"));

        assertBroken("seen is answered", "r1 is told as failed delivery-failed");
    }

    @Test
    void shouldLetAnAmbiguousReplyBeSeenOrNot() {
        message("m1", 0);
        request("r1", 1, "m1");
        outcome("turn", "r1", "failed", "no-delivery-result");
        outcome("message", "m1", "failed", "no-delivery-result");
        assertThat(judge().holds()).isTrue();

        shown.put("r1", List.of("rp1"));
        assertThat(judge().holds()).isTrue();
        assertThat(judge().counts()).containsEntry("of these seen all the same", 1L);
    }

    @Test
    void shouldTakeJumpsOutWhereTheBrokersClocksJump() {
        standard = Standard.OWN_CLOCKS;
        long ten = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
        received("m1", ten + 900, "2026-03-01T10:00:00Z");
        received("m2", ten + 600_950, "2026-03-01T10:00:00.100Z");
        request("r1", 1, "m1", "m2");
        answered("r1", "m1", "m2");
        assertThat(judge().holds()).isTrue();

        logged("caesura.reply-requests").clear();
        request("r1", 1, "m1");
        request("r2", 1, "m2");
        assertBroken("no burst is cut", "[m1, m2]");
    }

    @Test
    void shouldTakeALastAttemptWithWholeSessionsWhereNewerMessagesSupersede() {
        standard = Standard.WHOLE_SESSIONS;
        message("m1", 0);
        message("m2", GAP);
        message("m3", 2 * GAP + 1);
        request("r1", 1, "m1");
        request("r1", 2, "m1", "m2");
        request("r1", 3, "m1", "m2", "m3");
        answered("r1", "m1", "m2", "m3");
        attempts.put("r1", 3);
        assertThat(judge().holds()).isTrue();

        attempts.put("r1", 2);
        assertBroken("the last attempt is answered", "r1 was shown the answer to attempt 2 of 3");
    }

    @Test
    void shouldSeeASessionThatIsPartedWhereNewerMessagesSupersede() {
        standard = Standard.WHOLE_SESSIONS;
        message("m1", 0);
        message("m2", GAP);
        request("r1", 1, "m1", "m2");
        request("r1", 2, "m1");
        request("r2", 1, "m2");
        answered("r1", "m1");
        answered("r2", "m2");
        assertBroken("requests have whole sessions", "[m1, m2]");

        request("r1", 3, "m1", "m2");
        assertBroken("one request a message", "m2 is in r1 and r2");
    }

    private void assertBroken(String rule, String... told) {
        Map<String, List<String>> violations = judge().violations();
        assertThat(violations).containsKey(rule);
        assertThat(String.join("\n", violations.get(rule))).contains(told);
    }

    private Verdict judge() {
        Judge judge =
                new Judge(topic -> log.getOrDefault(topic, List.of()), Duration.ofMillis(GAP));
        return judge.judge(new Evidence(accepted, shown, attempts, seen), standard);
    }

    private void message(String id, long at) {
        received(id, at, Instant.ofEpochMilli(at).toString());
    }

    private void received(String id, long at, String receivedAt) {
        add(
                "caesura.messages",
                at,
                "{\"messageId\":\"%s\",\"conversationId\":\"generic:shop:ana\",\"receivedAt\":\"%s\"}"
                        .formatted(id, receivedAt));
        accepted.add(id);
    }

    private void request(String id, int attempt, String... messages) {
        List<String> all =
                List.of(messages).stream().map("{\"messageId\":\"%s\"}"::formatted).toList();
        add(
                "caesura.reply-requests",
                0,
                "{\"requestId\":\"%s\",\"attempt\":%d,\"messages\":%s}"
                        .formatted(id, attempt, all));
    }

    private void answered(String request, String... messages) {
        add(
                "caesura.outcomes",
                0,
                "{\"subject\":\"message\",\"id\":\"%s\",\"messageIds\":[\"%s\"],\"outcome\":\"answered\"}"
                        .formatted(messages[0], String.join("\",\"", messages)));
        add(
                "caesura.outcomes",
                0,
                "{\"subject\":\"turn\",\"id\":\"%s\",\"outcome\":\"answered\"}".formatted(request));
        shown.put(request, List.of("rp-" + request));
    }

    private void outcome(String subject, String id, String kind, String reason) {
        add(
                "caesura.outcomes",
                0,
                "{\"subject\":\"%s\",\"id\":\"%s\",\"outcome\":\"%s\",\"reason\":\"%s\"}"
                        .formatted(subject, id, kind, reason));
    }

    private void add(String topic, long at, String json) {
        log.computeIfAbsent(topic, name -> new ArrayList<>())
                .add(new Entry(at, Topic.parse(json.getBytes(UTF_8))));
    }

    private List<Entry> logged(String topic) {
        return Objects.requireNonNull(log.get(topic));
    }
}
