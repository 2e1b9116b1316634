package dev.caesura.processor.conversation.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

class BrokerSkewTest {

    private static final long HOUR = 3_600_000;

    private BrokerSkew skew = new BrokerSkew(0);
    @BeforeTry private long present = 10 * HOUR;
    @BeforeTry private long readUpTo = present;
    @BeforeTry private boolean waiting = true;

    @BeforeTry
    void beginAnew() {
        skew = new BrokerSkew(0);
    }

    @Test
    void shouldTakeStampsAsTheyAreBeforeTheFirstFence() {
        assertThat(record(HOUR)).isEqualTo(present + HOUR);
    }

    @Test
    void shouldNeitherCutABurstNorStandStillWhenALeaderIsAnHourAhead() {
        fence(0);
        long before = record(0);

        passes(2_000);
        long ahead = record(HOUR);
        passes(2_000);
        long alsoAhead = record(HOUR);
        passes(2_000);
        fence(0);
        passes(2_000);
        long after = record(0);

        assertThat(ahead - before).isBetween(0L, 2_000L);
        assertThat(alsoAhead - ahead).isEqualTo(2_000);
        assertThat(after - alsoAhead).isBetween(0L, 6_000L);
    }

    @Test
    void shouldGoOnWithTheFirstFenceWhenALeaderIsTenMinutesBehind() {
        fence(0);
        record(0);
        long before = readUpTo;

        passes(3_000);
        fence(-600_000);
        passes(1_000);
        long next = record(-600_000);

        assertThat(next - before).isBetween(1_000L, 4_000L);
    }

    @Test
    void shouldNotCutABurstThatIsOpenWhenALeaderIsTenMinutesBehind() {
        fence(0);
        long before = record(0);

        passes(1_500);
        long behind = record(-600_000);
        passes(1_500);
        long next = record(-600_000);

        assertThat(behind - before).isBetween(0L, 1_500L);
        assertThat(next - behind).isEqualTo(1_500);
    }

    @Test
    void shouldNotCutABurstWhenALeaderThatWasAheadIsPutRight() {
        fence(0);
        record(HOUR);
        passes(1_500);
        long ahead = record(HOUR);

        passes(1_500);
        long after = record(0);

        assertThat(after - ahead).isBetween(0L, 1_500L);
    }

    @Test
    void shouldKnowASkewAgainAndNoticeThatTheClockWasPutRight() {
        BrokerSkew behind = new BrokerSkew(-HOUR);
        assertThat(behind.ofRecord(present - HOUR + 500, known())).isEqualTo(present + 500);

        passes(1_000);
        assertThat(behind.ofRecord(present, known())).isEqualTo(readUpTo);
        waiting(false);
        assertThat(behind.ofRecord(present, known())).isEqualTo(present);
        assertThat(behind.millis()).isZero();
    }

    /** The first record after the jump was written 500 ms after the message, and is read late. */
    @Test
    void shouldNotCutABurstThatIsReadLate() {
        fence(0);
        long before = record(0);

        passes(500);
        long stamp = present + HOUR;
        passes(29_000);
        long ahead = stamped(stamp);
        long next = stamped(stamp + 20_000);

        assertThat(ahead - before).isBetween(0L, 500L);
        assertThat(next - ahead).isEqualTo(20_000);
    }

    @Test
    void shouldTakeTheTimeAsItIsWhereNoBurstIsOpen() {
        fence(0);
        record(0);
        waiting(false);

        passes(5 * HOUR);

        assertThat(record(HOUR)).isEqualTo(present);
    }

    @Test
    void shouldTakeStampsAsTheyAreOnceTheyAgreeWithTheLocalClockAndNothingIsAwaited() {
        fence(0);
        record(0);
        passes(20_000);
        record(HOUR);
        passes(1_000);
        record(0);
        assertThat(skew.millis()).isPositive();

        passes(1_000);
        record(0);
        assertThat(skew.millis()).isPositive();
        waiting(false);
        passes(1_000);

        assertThat(record(0)).isEqualTo(present);
        assertThat(skew.millis()).isZero();
    }

    /** While the leader is ahead, nothing agrees. */
    @Test
    void shouldKeepTheSkewOfALeaderThatIsStillAhead() {
        waiting(false);
        fence(0);
        passes(1_000);
        record(HOUR);
        passes(1_000);

        assertThat(record(HOUR)).isEqualTo(present);
    }

    @Property(tries = 300)
    void shouldNotTouchAClockThatGoesAsItShould(
            @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 50_000) Long> pauses) {
        fence(0);
        for (long pause : pauses) {
            passes(pause);
            assertThat(record(0)).isEqualTo(present);
        }
        assertThat(skew.millis()).isZero();
    }

    private void passes(long millis) {
        present += millis;
    }

    private void waiting(boolean forSomething) {
        waiting = forSomething;
    }

    private BrokerSkew.Known known() {
        return new BrokerSkew.Known(present, present, readUpTo, waiting, !waiting);
    }

    private long record(long off) {
        return stamped(present + off);
    }

    private long stamped(long stamp) {
        long at = skew.ofRecord(stamp, known());
        readUpTo = Math.max(readUpTo, at);
        return at;
    }

    private void fence(long off) {
        readUpTo = Math.max(readUpTo, skew.ofFence(present + off, known()));
    }
}
