package dev.caesura.processor.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.log.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What other gaps would have done. */
class GapTrialsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Candidate FIVE = new Candidate(Duration.ofSeconds(5), MINUTE, 50);
    private static final Candidate TEN = new Candidate(Duration.ofSeconds(10), MINUTE, 50);
    private static final Candidate TWENTY = new Candidate(Duration.ofSeconds(20), MINUTE, 50);

    @Test
    void shouldCountSplitsAndMerges() {
        // given: pauses of 7 s and of 15 s, then a long one
        List<TrialResult> results = results(List.of(TEN, FIVE, TWENTY), List.of(0, 7, 22, 200));

        // then
        assertThat(results).extracting(TrialResult::replies).containsExactly(3L, 4L, 2L);
        assertThat(results).extracting(TrialResult::split).containsExactly(0L, 1L, 0L);
        assertThat(results).extracting(TrialResult::merged).containsExactly(0L, 0L, 1L);
        assertThat(results).extracting(TrialResult::callsSaved).containsExactly(1L, 0L, 2L);
    }

    @Test
    void shouldNoticeWhoWasInterrupted() {
        // given: the second message comes 2 s after the first burst's end at 5 s
        List<TrialResult> results = results(List.of(FIVE, TEN), List.of(0, 7));

        // then
        assertThat(results.get(0).interruptedShare()).isEqualTo(0.5);
        assertThat(results.get(1).interruptedShare()).isZero();
    }

    @Test
    void shouldMeasureHowLongPeopleWait() {
        // when
        TrialResult result = results(List.of(TEN), List.of(0, 6)).get(0);

        // then
        assertThat(result.waitAfterLastSeconds()).isEqualTo(10);
        assertThat(result.waitAfterFirstSeconds()).isEqualTo(16);
        assertThat(result.longWaitSeconds()).isEqualTo(16);
    }

    @Test
    void shouldCutAtTheMaximumWait() {
        // given
        Candidate impatient = new Candidate(Duration.ofSeconds(10), Duration.ofSeconds(12), 50);

        // when: without the maximum all are one burst
        List<TrialResult> results = results(List.of(TEN, impatient), List.of(0, 8, 16));

        // then
        assertThat(results).extracting(TrialResult::replies).containsExactly(1L, 2L);
        assertThat(results.get(1).longWaitSeconds()).isEqualTo(12);
    }

    @Test
    void shouldCountAMessageOnceHoweverOftenItIsDelivered() {
        // given
        GapTrials trials = new GapTrials(channel -> List.of(TEN), Duration.ofSeconds(3));

        // when
        trials.add(message("same", 0));
        trials.add(message("same", 100));

        // then
        assertThat(trials.end().values())
                .singleElement()
                .satisfies(results -> assertThat(results.get(0).messages()).isEqualTo(1));
    }

    @Property
    void shouldNeverSendMoreRepliesWithALongerGap(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> pauses) {
        // given
        List<Integer> times = new ArrayList<>();
        int at = 0;
        for (int pause : pauses) {
            at += pause;
            times.add(at);
        }
        Duration hour = Duration.ofHours(1);

        // when
        List<TrialResult> results =
                results(
                        List.of(
                                new Candidate(Duration.ofSeconds(5), hour, 50),
                                new Candidate(Duration.ofSeconds(10), hour, 50),
                                new Candidate(Duration.ofSeconds(20), hour, 50)),
                        times);

        // then
        for (int i = 1; i < results.size(); i++) {
            assertThat(results.get(i).replies()).isLessThanOrEqualTo(results.get(i - 1).replies());
            assertThat(results.get(i).split()).isZero();
            assertThat(results.get(i).replies() + results.get(i).merged())
                    .isEqualTo(results.get(0).replies());
        }
    }

    private static List<TrialResult> results(List<Candidate> candidates, List<Integer> seconds) {
        GapTrials trials = new GapTrials(channel -> candidates, Duration.ofSeconds(3));
        for (int i = 0; i < seconds.size(); i++) {
            trials.add(message("m" + i, seconds.get(i)));
        }
        return trials.end().getOrDefault("web", List.of());
    }

    private static LogEntry message(String id, int second) {
        InboundMessage message =
                InboundMessage.builder()
                        .messageId(id)
                        .channel("web")
                        .account("demo")
                        .contact("ada")
                        .text("hello")
                        .build();
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        "caesura.messages",
                        0,
                        second,
                        1_000_000 + second * 1000L,
                        TimestampType.LOG_APPEND_TIME,
                        12,
                        100,
                        new byte[0],
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty());
        return new LogEntry("messages", record, new LogEntry.Content.Typed(message));
    }
}
