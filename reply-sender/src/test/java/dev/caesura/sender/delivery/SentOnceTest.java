package dev.caesura.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.sender.delivery.channel.OnAmbiguous;
import dev.caesura.sender.guard.CallException;
import dev.caesura.sender.ledger.Round;
import dev.caesura.sender.ledger.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks the crash points between reading a reply and acknowledging it. */
class SentOnceTest {

    private static final int NEVER = Integer.MAX_VALUE;

    @ParameterizedTest
    @EnumSource(Provider.class)
    void shouldNeverSendTwiceUnderSkipWhereverItCrashesAndCrashesAgain(Provider provider) {
        int first = 0;
        boolean crashed = true;
        while (crashed) {
            for (int second = 0; second < 16; second++) {
                // given: two owners that die at these points, and one that lives
                World world = new World(provider, OnAmbiguous.SKIP);
                // when
                crashed = world.run(first);
                world.run(second);
                world.run(NEVER);
                // then: at most one send, one result, and no result that the sends contradict
                String points = provider + ", crashes at " + first + " and " + second;
                assertThat(world.sends).as(points).isLessThanOrEqualTo(1);
                assertThat(world.settled()).as(points).isTrue();
                if (world.results(DeliveryStatus.SENT) > 0) {
                    assertThat(world.sends).as(points).isEqualTo(1);
                } else {
                    assertThat(world.finalFailures()).as(points).isEqualTo(1);
                    assertThat(world.deadLetters).as(points).isNotEmpty();
                }
            }
            first++;
        }
        assertThat(first).isGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldAlwaysReachTheContactUnderResendAndTwiceOnlyWhenItCrashedBetweenCallAndResult() {
        int first = 0;
        int twice = 0;
        boolean crashed = true;
        while (crashed) {
            // given
            World world = new World(Provider.ACCEPTS, OnAmbiguous.RESEND);
            // when
            crashed = world.run(first++);
            world.run(NEVER);
            // then
            assertThat(world.sends).isBetween(1, 2);
            assertThat(world.results(DeliveryStatus.SENT)).isBetween(1L, 1L);
            twice += world.sends - 1;
        }
        assertThat(twice).isBetween(1, 2);
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void shouldNeverSendAPartTwiceUnderSkipWhereverItCrashes(Provider provider) {
        int point = 0;
        boolean crashed = true;
        while (crashed) {
            // given: a reply in three parts, and an owner that dies at this point
            World world = new World(provider, OnAmbiguous.SKIP);
            world.parts = 3;
            // when
            crashed = world.run(point);
            world.run(NEVER);
            // then: the parts in order, none twice; all of them if it counts as sent
            String where = provider + ", crash at " + point;
            assertThat(world.sentParts).as(where).isSorted().doesNotHaveDuplicates();
            assertThat(world.settled()).as(where).isTrue();
            if (world.results(DeliveryStatus.SENT) > 0) {
                assertThat(world.sentParts).as(where).containsExactly(0, 1, 2);
            } else {
                assertThat(world.deadLetters).as(where).isNotEmpty();
            }
            point++;
        }
        // A reply that times out, or is refused, ends with its first part.
        assertThat(point).isGreaterThanOrEqualTo(provider == Provider.ACCEPTS ? 13 : 6);
    }

    @Test
    void shouldResendOnlyThePartThatIsInDoubt() {
        int point = 0;
        boolean crashed = true;
        while (crashed) {
            // given
            World world = new World(Provider.ACCEPTS, OnAmbiguous.RESEND);
            world.parts = 3;
            // when
            crashed = world.run(point);
            world.run(NEVER);
            // then: all parts in order; at most the one in doubt is there a second time
            assertThat(world.sentParts).as("crash at " + point).isSorted().contains(0, 1, 2);
            assertThat(world.sentParts).as("crash at " + point).hasSizeBetween(3, 4);
            point++;
        }
    }

    @Test
    void shouldGoOnBehindThePartThatTheChannelReports() {
        // given: the owner dies in the call of the first part of two, after it was taken
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        for (int point = 0; world.sends != 1 || world.log.size() != 1; point++) {
            world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
            world.parts = 2;
            world.run(point);
        }
        // when: the status webhook of the first part arrives
        world.append(world.event("rep#1", DeliveryStatus.DELIVERED, false), null);
        world.run(NEVER);
        // then
        assertThat(world.sentParts).containsExactly(0, 1);
        assertThat(world.results(DeliveryStatus.SENT)).isEqualTo(1);
        assertThat(world.deadLetters).isEmpty();
    }

    @Test
    void shouldNotSendAReplyWhoseTurnHasEnded() {
        // given
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.withdrawn = true;
        // when
        world.run(NEVER);
        // then
        assertThat(world.sends).isZero();
        assertThat(world.log)
                .extracting(DeliveryEvent::status, DeliveryEvent::error, DeliveryEvent::retryable)
                .containsExactly(tuple(DeliveryStatus.FAILED, "withdrawn", false));
        assertThat(world.deadLetters).isEmpty();
    }

    @Test
    void shouldSendTheReplyThatFollowsOneThatWasCalledBack() {
        // given: both answer the same request, so they have the same id
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.withdrawn = true;
        world.run(NEVER);
        // when
        world.withdrawn = false;
        world.run(NEVER);
        // then
        assertThat(world.sends).isEqualTo(1);
        assertThat(world.results(DeliveryStatus.SENT)).isEqualTo(1);
    }

    @Test
    void shouldNotSendAReplyThatIsOlderThanItsBudget() {
        // given: the sender was away for long
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.now = World.START.plus(Duration.ofMinutes(16));
        // when
        world.run(NEVER);
        // then
        assertThat(world.calls).isZero();
        assertThat(world.log)
                .extracting(DeliveryEvent::status, DeliveryEvent::error, DeliveryEvent::retryable)
                .containsExactly(tuple(DeliveryStatus.FAILED, "expired", false));
        assertThat(world.deadLetters).containsExactly("expired");
    }

    @Test
    void shouldSayNothingOfAnOldReplyThatMayHaveBeenSentInItsTime() {
        // given: offsets were reset, and the log does not reach back any more
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.now = World.START.plus(Duration.ofDays(3));
        world.logReachesBack = false;
        // when
        world.run(NEVER);
        // then
        assertThat(world.calls).isZero();
        assertThat(world.log).isEmpty();
        assertThat(world.deadLetters).isEmpty();
    }

    @Test
    void shouldNotGrantTheBudgetAnewToAnOwnerThatComesLater() {
        // given: one owner was refused, and the next comes when the budget is over
        World world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
        world.kind = CallException.Kind.PACED;
        int point = 0;
        while (world.calls == 0
                || world.log.isEmpty()
                || world.results(DeliveryStatus.FAILED) == 0) {
            world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
            world.kind = CallException.Kind.PACED;
            world.run(point++);
        }
        int calls = world.calls;
        world.now = World.START.plus(Duration.ofMinutes(16));
        // when
        world.run(NEVER);
        // then
        assertThat(world.calls).isEqualTo(calls);
        assertThat(world.finalFailures()).isEqualTo(1);
        assertThat(world.deadLetters).containsExactly("expired");
    }

    @Test
    void shouldSayTheChannelsIdOfEveryPart() {
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.parts = 3;

        world.run(NEVER);

        assertThat(world.log)
                .extracting(DeliveryEvent::providerMessageId)
                .doesNotHaveDuplicates()
                .hasSize(4)
                .startsWith((String) null);
    }

    @Test
    void shouldNotCallExpiredWhatWasCalledBackWhileNobodyWasThere() {
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.withdrawn = true;
        world.now = World.START.plus(Duration.ofHours(2));

        world.run(NEVER);

        assertThat(world.calls).isZero();
        assertThat(world.deadLetters).isEmpty();
        assertThat(world.log)
                .extracting(DeliveryEvent::error)
                .containsExactly(DeliveryEvent.WITHDRAWN);
    }

    @Test
    void shouldRefuseAReplyThatWouldBecomeMoreThanTenParts() {
        // given
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.parts = 6;
        world.text = "Hello world, hello";
        // when
        world.run(NEVER);
        // then
        assertThat(world.calls).isZero();
        assertThat(world.deadLetters).containsExactly("draft-too-long");
    }

    @Test
    void shouldTakeTheChannelsWordForAnAmbiguousAttempt() {
        // given: the owner dies after the channel took the reply
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        int point = 0;
        while (world.sends == 0 || world.results(DeliveryStatus.SENT) > 0) {
            world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
            world.run(point++);
        }
        // when: the status webhook arrives
        world.append(world.event(DeliveryStatus.DELIVERED, false), null);
        world.run(NEVER);
        // then
        assertThat(world.sends).isEqualTo(1);
        assertThat(world.finalFailures()).isZero();
        assertThat(world.deadLetters).isEmpty();
    }

    @Test
    void shouldLetTheFirstAttemptInTheLogWinWhenAnotherOwnerWasFasterAfterTheLookUp() {
        // given: a zombie that found nothing, and whose attempt comes behind the new owner's
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        Owner zombie = new Owner(world, NEVER);
        zombie.beforeWriting = () -> world.run(NEVER);
        // when
        world.run(zombie);
        // then
        assertThat(world.results(DeliveryStatus.ATTEMPTED)).isEqualTo(2);
        assertThat(world.sends).isEqualTo(1);
    }

    @Test
    void shouldLetTheFirstAttemptInTheLogWinWhenAnotherOwnerComesBetweenAttemptAndCall() {
        // given: a zombie whose attempt stands first, and who calls after all has been settled
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        Owner zombie = new Owner(world, NEVER);
        zombie.afterWriting = () -> world.run(NEVER);
        // when
        world.run(zombie);
        // then: the new owner gave the reply up, and that it was sent is in the log all the same
        assertThat(world.sends).isEqualTo(1);
        assertThat(world.finalFailures()).isEqualTo(1);
        assertThat(world.read().standing("rep", Round.UNKNOWN)).isInstanceOf(Standing.Sent.class);
    }

    @Test
    void shouldSendWhatIsAskedAgainAfterItFailedForGood() {
        // given: a reply that was refused for good, and whose turn is asked again
        World world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
        world.run(NEVER);
        assertThat(world.finalFailures()).isEqualTo(1);
        int calls = world.calls;
        // when: the same reply is read again
        world.run(NEVER);
        // then
        assertThat(world.calls).isEqualTo(calls);
        // when: the turn has another reply, of the same id, which was approved later
        world.approvedAt = world.now.plusMillis(1);
        world.run(NEVER);
        // then
        assertThat(world.calls).isEqualTo(calls + 1);
        assertThat(world.finalFailures()).isEqualTo(2);
    }

    @Test
    void shouldNotSendAgainWhatWasSentAlthoughItIsAskedAgain() {
        // given
        World world = new World(Provider.ACCEPTS, OnAmbiguous.SKIP);
        world.run(NEVER);
        // when
        world.approvedAt = world.now.plusSeconds(60);
        world.run(NEVER);
        // then
        assertThat(world.sends).isEqualTo(1);
    }

    @Test
    void shouldPauseLongerAfterEachRefusalAndGiveUpAfterTheBudget() {
        // given
        World world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
        world.kind = CallException.Kind.PACED;
        // when
        world.run(NEVER);
        // then: 1, 2, 4 … s within 15 minutes, each with its attempt and result
        assertThat(world.calls).isBetween(12, 30);
        assertThat(world.results(DeliveryStatus.ATTEMPTED)).isEqualTo(world.calls);
        assertThat(world.log).filteredOn(e -> "test".equals(e.error())).hasSize(world.calls);
        assertThat(world.finalFailures()).isEqualTo(1);
        assertThat(world.deadLetters).containsExactly("test");
        assertThat(Duration.between(World.START, world.now)).isLessThan(Duration.ofMinutes(16));
        assertThat(world.longestSilence()).isLessThan(Duration.ofSeconds(32));
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 3", "PT12M, 2", "PT20M, 1"})
    void shouldWaitAsLongAsAskedWithinTheBudgetAndSayThatItIsStillAtIt(Duration asked, int calls) {
        // given: a channel that is out of order, and says for how long
        World world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
        world.kind = CallException.Kind.UNAVAILABLE;
        world.retryAfter = asked;
        // when
        world.run(NEVER);
        // then: what would be too late is given up at once
        assertThat(world.calls).isEqualTo(calls);
        assertThat(world.finalFailures()).isEqualTo(1);
        assertThat(Duration.between(World.START, world.now)).isLessThan(Duration.ofMinutes(17));
        assertThat(world.longestSilence()).isLessThan(Duration.ofSeconds(32));
    }
}
