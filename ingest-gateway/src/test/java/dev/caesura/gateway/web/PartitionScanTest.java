package dev.caesura.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartitionScanTest {

    private final WebLog log = FakeLog.webLog();
    private final FakeLog consumer = new FakeLog();

    @Test
    void shouldFindWhatWasSentAfterThePagesPlace() {
        exchange(1);
        exchange(2);
        exchange(3);
        PageRequest ana = request(new EventPosition(0, 1, 1), 3);
        PartitionScan scan = scan(ana);

        assertThat(scan.readSlice(consumer, () -> {})).isTrue();

        assertThat(ids(scan.missed(ana))).containsExactly("ana-2", "ana-3");
    }

    @Test
    void shouldEndAtTheEndOfALogThatIsShorterThanWhatThePageIsShown() {
        exchange(1);
        PageRequest old = request(new EventPosition(0, 150, 150), 200);
        PartitionScan scan = scan(old);

        assertThat(scan.readSlice(consumer, () -> {})).isTrue();

        // then: all of the new log is new to the page, and nothing of what comes is old to it
        Missed missed = scan.missed(old);
        assertThat(ids(missed)).containsExactly("ana-1");
        assertThat(missed.seen()).isEmpty();
    }

    @Test
    void shouldEndWhenTheLogBecomesShorterMeanwhile() {
        consumer.fill(0, 3 * PartitionScan.SLICE);
        exchange(1);
        PartitionScan scan = scan(request(new EventPosition(0, 0, 0), 1));
        assertThat(scan.readSlice(consumer, () -> {})).isFalse();

        consumer.makeAnew();
        exchange(1);

        assertThatIllegalStateException().isThrownBy(() -> scan.readSlice(consumer, () -> {}));
    }

    @Test
    void shouldEndWhenItsPositionGoesBackWithinASlice() {
        consumer.fill(0, 3 * PartitionScan.SLICE);
        PartitionScan scan = scan(request(new EventPosition(0, 0, 0), 0));
        consumer.beforePoll(
                () -> {
                    if (consumer.polls() == 3) {
                        consumer.makeAnew();
                    }
                });

        assertThatIllegalStateException().isThrownBy(() -> scan.readSlice(consumer, () -> {}));
    }

    @Test
    void shouldReadNoMoreThanASliceAtOnce() {
        consumer.fill(0, 2 * PartitionScan.SLICE + 1);
        exchange(1);
        PageRequest ana = request(new EventPosition(0, 0, 0), 1);
        PartitionScan scan = scan(ana);

        int slices = 1;
        while (!scan.readSlice(consumer, () -> {})) {
            slices++;
            consumer.assign(List.of()); // Somebody else reads meanwhile.
        }

        assertThat(slices).isGreaterThanOrEqualTo(3);
        assertThat(ids(scan.missed(ana))).containsExactly("ana-1");
    }

    @Test
    void shouldEndOnceAllPagesHaveGone() {
        consumer.fill(0, PartitionScan.SLICE);
        PageRequest ana = request(new EventPosition(0, 0, 0), 0);
        PageRequest again = request(new EventPosition(0, 0, 1), 0);
        PartitionScan scan = scan(ana, again);
        ana.missed().cancel(false);
        consumer.beforePoll(() -> again.missed().cancel(false));

        assertThat(scan.readSlice(consumer, () -> {})).isTrue();

        assertThat(consumer.polls()).isEqualTo(1);
    }

    @Test
    void shouldNotReadForEverWhereNothingComes() {
        exchange(1);
        PartitionScan scan =
                new PartitionScan(
                        log,
                        new PageGroup(
                                new LogSpan(0, 0, 1, 0, 1),
                                List.of(request(new EventPosition(0, 0, 0), 1))));
        consumer.beforePoll(() -> consumer.assign(List.of()));

        assertThatIllegalStateException().isThrownBy(() -> scan.readSlice(consumer, () -> {}));
    }

    private void exchange(int number) {
        consumer.approve(0, "ana", number);
        consumer.send(0, "ana", number);
    }

    private PartitionScan scan(PageRequest... requests) {
        return new PartitionScan(
                log, new PageGroup(LogSpan.of(consumer, log, 0), List.of(requests)));
    }

    private static PageRequest request(EventPosition from, long upTo) {
        return new PageRequest("web:shop:ana", from, upTo, 0, new CompletableFuture<>());
    }

    private static List<String> ids(Missed missed) {
        return missed.events().stream()
                .flatMap(event -> Stream.ofNullable(event.reply()))
                .map(SentReply::replyId)
                .toList();
    }
}
