package dev.caesura.testkit.simulation;

import dev.caesura.schemas.answers.AnswerLedger;
import dev.caesura.schemas.answers.Answers;
import dev.caesura.schemas.event.DeliveryEvent;
import dev.caesura.schemas.event.DeliveryStatus;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.Outcome;
import dev.caesura.schemas.event.Reply;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.testkit.ConversationDriver;
import dev.caesura.testkit.TestFences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Runs contacts' messages through a topology that contains Caesura's, on a simulated clock, with a
 * model and a sender around it.
 *
 * <p>A request is answered after the model's time, unless its attempt became void: then the call is
 * broken off at once. A reply is handed to the channel {@value #HAND_OVER_MILLIS} ms after it was
 * approved and sent {@value #CALL_MILLIS} ms later; one that became void before it was handed over
 * is withdrawn, as the sender does.
 *
 * <p>All conversations run in one topology, as on one partition. They are independent, and run side
 * by side; a pause of more than an hour, in which everything has ended, is cut to an hour.
 * Deadlines are checked every {@value #STEP_MILLIS} ms, and nobody falls silent: the contact writes
 * what the log says, whatever the answers.
 */
public final class AnswerSimulation {

    static final long STEP_MILLIS = 100;
    static final long HAND_OVER_MILLIS = 50;
    static final long CALL_MILLIS = 250;
    private static final long APART_MILLIS = 1_000;
    private static final long LONGEST_PAUSE = Duration.ofHours(1).toMillis();

    /** A message without an answer by then is no longer awaited. */
    private static final long GIVEN_UP = Duration.ofHours(1).toMillis();

    private final ConversationDriver driver;
    private final ModelTimes model;
    private final AnswerLedger ledger = new AnswerLedger();
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(
                    Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
    private final Map<String, Long> unsettled = new LinkedHashMap<>();
    private final Map<String, Integer> voidUpTo = new HashMap<>();
    private final Map<String, Reply> approved = new HashMap<>();
    private long numbers;
    private int seen;

    private record Happening(long at, long number, Runnable what) {}

    private AnswerSimulation(ConversationDriver driver, ModelTimes model) {
        this.driver = driver;
        this.model = model;
    }

    /**
     * Runs the simulation.
     *
     * @param topology builds the topology, as for {@link ConversationDriver#of(Function)}
     * @param arrivals in any order
     * @return the answers, by the simulated clock, which begins at the driver's start
     */
    public static Answers run(
            Function<TestFences, Topology> topology, List<Arrival> arrivals, ModelTimes model) {
        try (ConversationDriver driver = ConversationDriver.of(topology)) {
            AnswerSimulation simulation = new AnswerSimulation(driver, model);
            simulation.expect(arrivals);
            simulation.run();
            return simulation.ledger.answers();
        }
    }

    /** Schedules each conversation on its own, the next a moment later. */
    private void expect(List<Arrival> arrivals) {
        Map<String, List<Arrival>> conversations = new LinkedHashMap<>();
        arrivals.forEach(
                one ->
                        conversations
                                .computeIfAbsent(
                                        one.message().conversationId(), id -> new ArrayList<>())
                                .add(one));
        long begins = driver.now();
        for (List<Arrival> conversation : conversations.values()) {
            conversation.sort(Comparator.comparingLong(Arrival::at));
            begins += APART_MILLIS;
            long at = begins;
            long before = conversation.get(0).at();
            for (Arrival one : conversation) {
                at += Math.min(LONGEST_PAUSE, one.at() - before);
                before = one.at();
                at(at, () -> arrives(one.message()));
            }
        }
    }

    private void run() {
        while (!ahead.isEmpty() || isAnythingUnsettled()) {
            long next = ahead.isEmpty() ? Long.MAX_VALUE : ahead.peek().at();
            long step = isAnythingUnsettled() ? driver.now() + STEP_MILLIS : next;
            driver.advanceTo(sinceStart(Math.min(next, step)));
            look();
            while (!ahead.isEmpty() && ahead.peek().at() <= driver.now()) {
                ahead.remove().what().run();
                look();
            }
        }
    }

    private static Duration sinceStart(long at) {
        return Duration.between(ConversationDriver.START, Instant.ofEpochMilli(at));
    }

    private boolean isAnythingUnsettled() {
        var eldest = unsettled.values().iterator();
        while (eldest.hasNext() && eldest.next() < driver.now() - GIVEN_UP) {
            eldest.remove();
        }
        return !unsettled.isEmpty();
    }

    private void at(long when, Runnable what) {
        ahead.add(new Happening(when, numbers++, what));
    }

    private void arrives(InboundMessage message) {
        if (message.direction() == Direction.INBOUND
                && message.kind() == InboundMessage.Kind.MESSAGE) {
            unsettled.put(message.conversationId() + ' ' + message.messageId(), driver.now());
        }
        ledger.add(driver.now(), message);
        driver.send(message);
    }

    /** Lets model and sender act on the topology's output, which may lead to more output. */
    private void look() {
        List<Event> emitted = driver.emittedSince(seen);
        while (!emitted.isEmpty()) {
            seen += emitted.size();
            emitted.forEach(this::take);
            emitted = driver.emittedSince(seen);
        }
    }

    private void take(Event event) {
        ledger.add(driver.now(), event);
        if (event instanceof ReplyRequest request) {
            at(driver.now() + Math.max(1, model.of(request)), () -> drafted(request));
        } else if (event instanceof Reply reply) {
            approved.put(reply.requestId(), reply);
            at(driver.now() + HAND_OVER_MILLIS, () -> handOver(reply));
        } else if (event instanceof Outcome outcome) {
            settled(outcome);
        }
    }

    private void settled(Outcome outcome) {
        outcome.ofMessages().forEach(id -> unsettled.remove(outcome.conversationId() + ' ' + id));
        Integer attempt = outcome.attempt();
        if (outcome.subject() == Outcome.Subject.ATTEMPT && attempt != null) {
            voidUpTo.merge(outcome.id(), attempt, Math::max);
            withdraw(outcome.id());
        } else if (outcome.subject() == Outcome.Subject.TURN) {
            withdraw(outcome.id());
        }
    }

    private void drafted(ReplyRequest request) {
        if (request.attempt() > voidUpTo.getOrDefault(request.requestId(), 0)) {
            Instant now = Instant.ofEpochMilli(driver.now());
            driver.send(
                    new ReplyDraft(
                            request.requestId(),
                            request.conversationId(),
                            request.attempt(),
                            request.requestId() + ' ' + request.attempt(),
                            "simulated",
                            now,
                            model.of(request),
                            List.of(),
                            null));
        }
    }

    private void handOver(Reply reply) {
        if (approved.remove(reply.requestId(), reply)) {
            report(reply, DeliveryStatus.ATTEMPTED, null);
            at(driver.now() + CALL_MILLIS, () -> report(reply, DeliveryStatus.SENT, null));
        }
    }

    /** A reply that was handed over can't be taken back. */
    private void withdraw(String requestId) {
        Reply reply = approved.remove(requestId);
        if (reply != null) {
            report(reply, DeliveryStatus.FAILED, "withdrawn");
        }
    }

    private void report(Reply reply, DeliveryStatus status, @Nullable String error) {
        DeliveryEvent delivery =
                new DeliveryEvent(
                        reply.replyId(),
                        reply.requestId(),
                        reply.conversationId(),
                        status,
                        status == DeliveryStatus.SENT ? "sent-" + reply.replyId() : null,
                        Instant.ofEpochMilli(driver.now()),
                        error,
                        false);
        ledger.add(driver.now(), delivery);
        driver.send(delivery);
    }
}
