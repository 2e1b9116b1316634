package dev.caesura.sender.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.deliver.ChannelLimits;
import dev.caesura.sender.deliver.DeliveryChannel;
import dev.caesura.sender.deliver.DeliveryException;
import dev.caesura.sender.deliver.DeliveryPolicy;
import dev.caesura.sender.deliver.OnAmbiguous;
import dev.caesura.sender.deliver.Outgoing;
import dev.caesura.sender.deliver.TextSplitter;
import dev.caesura.sender.deliver.TypingPace;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.DeliveryLog;
import dev.caesura.sender.ledger.ReplyLedger;
import dev.caesura.sender.ledger.Standing;
import dev.caesura.sender.trace.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks the crash points between reading a reply and acknowledging it. */
class SentOnceTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final int NEVER = Integer.MAX_VALUE;

    /** What the channel does when it is called. */
    private enum Provider {
        ACCEPTS,
        REFUSES_FOR_GOOD,
        REFUSES_ONCE,
        TIMES_OUT_AFTER_SENDING
    }

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
        assertThat(world.read().standing("rep", 0)).isInstanceOf(Standing.Sent.class);
    }

    @Test
    void shouldPauseLongerAfterEachRefusalAndGiveUpAfterTheBudget() {
        // given
        World world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
        world.kind = DeliveryException.Kind.PACED;
        // when
        world.run(NEVER);
        // then: 1, 2, 4 … s within 15 minutes, each with its attempt and result
        assertThat(world.calls).isBetween(12, 30);
        assertThat(world.results(DeliveryStatus.ATTEMPTED)).isEqualTo(world.calls);
        assertThat(world.log).filteredOn(e -> "test".equals(e.error())).hasSize(world.calls);
        assertThat(world.finalFailures()).isEqualTo(1);
        assertThat(world.deadLetters).containsExactly("test");
        assertThat(Duration.between(START, world.now)).isLessThan(Duration.ofMinutes(16));
        assertThat(world.longestSilence()).isLessThan(Duration.ofSeconds(32));
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 3", "PT12M, 2", "PT20M, 1"})
    void shouldWaitAsLongAsAskedWithinTheBudgetAndSayThatItIsStillAtIt(Duration asked, int calls) {
        // given: a channel that is out of order, and says for how long
        World world = new World(Provider.REFUSES_FOR_GOOD, OnAmbiguous.SKIP);
        world.kind = DeliveryException.Kind.UNAVAILABLE;
        world.retryAfter = asked;
        // when
        world.run(NEVER);
        // then: what would be too late is given up at once
        assertThat(world.calls).isEqualTo(calls);
        assertThat(world.finalFailures()).isEqualTo(1);
        assertThat(Duration.between(START, world.now)).isLessThan(Duration.ofMinutes(17));
        assertThat(world.longestSilence()).isLessThan(Duration.ofSeconds(32));
    }

    /** Power failure: nothing that this owner would do after it happens. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One reply, the log and the channel; owners come and die, these stay. */
    private static final class World {
        final Provider provider;
        final OnAmbiguous policy;
        final List<DeliveryEvent> log = new ArrayList<>();
        final List<String> deadLetters = new ArrayList<>();
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final Reply reply = new Reply("rep", "req", "whatsapp:1:2", "Hello!", START, Map.of());
        final List<LogEntry> entries = new ArrayList<>();
        DeliveryException.Kind kind = DeliveryException.Kind.PERMANENT;
        @Nullable Duration retryAfter;
        Instant now = START;
        int sends;
        int calls;
        int tokens;
        int parts = 1;
        boolean withdrawn;
        final List<Integer> sentParts = new ArrayList<>();
        final Guards guards =
                new Guards(
                        "deliver",
                        new GuardSettings(
                                64,
                                20,
                                50,
                                Duration.ofSeconds(30),
                                3,
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(15)),
                        conversation -> 1_000,
                        registry,
                        clock());

        World(Provider provider, OnAmbiguous policy) {
            this.provider = provider;
            this.policy = policy;
        }

        /** An owner that dies at this point; returns whether it came to that. */
        boolean run(int crashAt) {
            return run(new Owner(this, crashAt));
        }

        boolean run(Owner owner) {
            try {
                drive(work(owner), 10_000);
                return false;
            } catch (Crash e) {
                return true;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        void drive(LaneWork work, int steps) throws Exception {
            for (int i = 0; i < steps; i++) {
                Step step = work.step();
                if (step instanceof Step.Again again) {
                    now = now.plus(again.after());
                } else {
                    return;
                }
            }
            assertThat(steps).as("it never ended").isLessThan(10_000);
        }

        LaneWork work(Owner owner) {
            ConsumerRecord<byte[], byte[]> record =
                    new ConsumerRecord<>(
                            "replies",
                            0,
                            0,
                            START.toEpochMilli(),
                            TimestampType.CREATE_TIME,
                            0,
                            0,
                            new byte[0],
                            new byte[0],
                            new RecordHeaders(),
                            Optional.empty());
            Traces traces = new Traces(Propagator.NOOP);
            DeliveryParts parts =
                    new DeliveryParts(
                            conversation -> owner,
                            conversation ->
                                    new DeliveryPolicy(
                                            policy,
                                            Duration.ofSeconds(60),
                                            new TypingPace(Duration.ZERO, Duration.ZERO)),
                            guards,
                            new RetrySettings(
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(60),
                                    Duration.ofMinutes(15)),
                            (r, reason, cause) -> owner.effect(() -> deadLetters.add(reason)),
                            new SenderMetrics(registry),
                            traces,
                            clock());
            DeliveryReport report =
                    new DeliveryReport(
                            record, reply, owner, parts, traces.begin("test", "web", record));
            return new DeliveryWork(reply, () -> true, report, parts, () -> "token-" + tokens++);
        }

        void append(DeliveryEvent event, @Nullable Attempt attempt) {
            log.add(event);
            entries.add(new LogEntry(event, attempt));
        }

        ReplyLedger read() {
            ReplyLedger ledger = new ReplyLedger(100);
            entries.forEach(entry -> entry.applyTo(ledger));
            return ledger;
        }

        DeliveryEvent event(DeliveryStatus status, boolean retryable) {
            return event(reply.replyId(), status, retryable);
        }

        DeliveryEvent event(String reference, DeliveryStatus status, boolean retryable) {
            return new DeliveryEvent(
                    reference, null, reply.conversationId(), status, null, now, null, retryable);
        }

        boolean settled() {
            Standing standing = read().standing(reply.replyId(), 0);
            return standing instanceof Standing.Sent || standing instanceof Standing.Failed;
        }

        long results(DeliveryStatus status) {
            return log.stream().filter(e -> e.status() == status).count();
        }

        long finalFailures() {
            return log.stream()
                    .filter(e -> e.status() == DeliveryStatus.FAILED && !e.retryable())
                    .count();
        }

        /** The longest that the log has no word on the reply. */
        Duration longestSilence() {
            Duration longest = Duration.ZERO;
            for (int i = 1; i < log.size(); i++) {
                Duration silence = Duration.between(log.get(i - 1).at(), log.get(i).at());
                longest = silence.compareTo(longest) > 0 ? silence : longest;
            }
            return longest;
        }

        private Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    private record LogEntry(DeliveryEvent event, @Nullable Attempt attempt) {
        boolean applyTo(ReplyLedger ledger) {
            if (event.status() == DeliveryStatus.ATTEMPTED && attempt != null) {
                return ledger.attempted(attempt);
            }
            ledger.result(
                    event,
                    attempt == null ? null : attempt.token(),
                    attempt == null ? 0 : attempt.partsSent());
            return true;
        }
    }

    /** One owner's view of log and channel; it dies before or after its n-th effect. */
    private static final class Owner implements DeliveryLog, DeliveryChannel {
        private final World world;
        private int left;
        Runnable beforeWriting = () -> {};
        Runnable afterWriting = () -> {};

        Owner(World world, int crashAt) {
            this.world = world;
            this.left = crashAt;
        }

        void effect(Runnable effect) {
            crashPoint();
            effect.run();
            crashPoint();
        }

        private void crashPoint() {
            if (left-- <= 0) {
                left = 0;
                throw new Crash();
            }
        }

        @Override
        public Standing standing(String replyId, int replays) {
            return world.read().standing(replyId, replays);
        }

        @Override
        public Boolean claim(Attempt attempt, DeliveryEvent attempted) {
            beforeWriting.run();
            int place = world.entries.size();
            effect(() -> world.append(attempted, attempt));
            afterWriting.run();
            ReplyLedger ledger = new ReplyLedger(100);
            world.entries.subList(0, place).forEach(entry -> entry.applyTo(ledger));
            return world.entries.get(place).applyTo(ledger);
        }

        @Override
        public void result(Attempt attempt, DeliveryEvent result) {
            effect(() -> world.append(result, attempt));
        }

        @Override
        public boolean isWithdrawn(String requestId, Instant approvedAt) {
            return world.withdrawn;
        }

        @Override
        public ChannelLimits limits() {
            return new ChannelLimits(TextSplitter.ofCharacters(6 / world.parts), 1_000);
        }

        @Override
        public String send(Outgoing part) throws DeliveryException {
            crashPoint();
            world.calls++;
            switch (world.provider) {
                case REFUSES_FOR_GOOD ->
                        throw new DeliveryException(
                                world.kind, "test", "no", world.retryAfter, null);
                case REFUSES_ONCE -> {
                    if (world.calls == 1) {
                        throw DeliveryException.of(
                                DeliveryException.Kind.UNAVAILABLE, "busy", "later");
                    }
                }
                default -> {}
            }
            world.sends++;
            world.sentParts.add(part.part());
            crashPoint();
            if (world.provider == Provider.TIMES_OUT_AFTER_SENDING) {
                throw new DeliveryException(
                        DeliveryException.Kind.AMBIGUOUS, "timeout", "no answer", null, null);
            }
            return "provider-1";
        }
    }
}
