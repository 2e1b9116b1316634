package dev.caesura.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Reply;
import dev.caesura.sender.delivery.channel.DeliveryException;
import dev.caesura.sender.delivery.channel.DeliveryPolicy;
import dev.caesura.sender.delivery.channel.OnAmbiguous;
import dev.caesura.sender.delivery.channel.TypingPace;
import dev.caesura.sender.guard.GuardSettings;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.lane.LaneWork;
import dev.caesura.sender.lane.Step;
import dev.caesura.sender.ledger.Attempt;
import dev.caesura.sender.ledger.ReplyLedger;
import dev.caesura.sender.ledger.Round;
import dev.caesura.sender.ledger.Standing;
import dev.caesura.sender.trace.Traces;
import dev.caesura.sender.work.RetrySettings;
import dev.caesura.sender.work.SenderMetrics;
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

/** One reply, the log and the channel; owners come and die, these stay. */
final class World {
    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    final Provider provider;
    final OnAmbiguous policy;
    final List<DeliveryEvent> log = new ArrayList<>();
    final List<String> deadLetters = new ArrayList<>();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    String text = "Hello!";
    final Reply reply = new Reply("rep", "req", "whatsapp:1:2", "Hello!", START, Map.of());
    final List<LogEntry> entries = new ArrayList<>();
    DeliveryException.Kind kind = DeliveryException.Kind.PERMANENT;
    @Nullable Duration retryAfter;
    Instant now = START;
    Instant approvedAt = START;
    int sends;
    int calls;
    int tokens;
    int parts = 1;
    boolean withdrawn;
    boolean logReachesBack = true;
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
        Reply sent = new Reply("rep", "req", "whatsapp:1:2", text, approvedAt, Map.of());
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
                new DeliveryReport(record, sent, owner, parts, traces.begin("test", "web", record));
        return new DeliveryWork(sent, () -> true, report, parts, () -> "token-" + tokens++);
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
        Standing standing = read().standing(reply.replyId(), Round.UNKNOWN);
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

    /** Power failure: nothing that this owner would do after it happens. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    record LogEntry(DeliveryEvent event, @Nullable Attempt attempt) {
        boolean applyTo(ReplyLedger ledger) {
            if (event.status() == DeliveryStatus.ATTEMPTED && attempt != null) {
                return ledger.attempted(attempt);
            }
            ledger.result(
                    event,
                    attempt == null ? null : attempt.token(),
                    attempt == null ? 0 : attempt.partsSent(),
                    attempt == null ? Round.UNKNOWN : attempt.round());
            return true;
        }
    }
}
