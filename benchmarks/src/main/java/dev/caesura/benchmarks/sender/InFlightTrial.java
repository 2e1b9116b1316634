package dev.caesura.benchmarks.sender;

import dev.caesura.benchmarks.Workspace;
import dev.caesura.schemas.event.CloseReason;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyRequest;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.lane.LaneThreads;
import dev.caesura.testkit.provider.Latency;
import dev.caesura.testkit.provider.ModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** As many slow model calls at once as one small sender should carry. */
final class InFlightTrial {

    private static final Topics TOPICS = new Topics("bench.");
    private static final int PARTITIONS = 12;
    private static final Duration CALL = Duration.ofSeconds(8);
    private static final int ROUNDS_BEFORE = 5;
    private static final int ROUNDS_MEASURED = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * The results.
     *
     * @param mostInFlight the most calls that the model saw at once
     * @param perSecond finished calls
     * @param expectedPerSecond calls in flight divided by their latency
     * @param threads the kind of threads that carry the calls
     */
    record Result(int mostInFlight, double perSecond, double expectedPerSecond, String threads) {
        double error() {
            return Math.abs(perSecond / expectedPerSecond - 1);
        }
    }

    private final String servers;
    private final Workspace workspace;

    InFlightTrial(String servers, Workspace workspace) {
        this.servers = servers;
        this.workspace = workspace;
    }

    Result run(int inFlight) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            new TopicSetup(admin, TOPICS).create(PARTITIONS, (short) 1);
        }
        // Records that a wave leaves unread when the next begins stay in flight: one round more.
        write(inFlight * (ROUNDS_BEFORE + ROUNDS_MEASURED + 1));
        try (ModelServer model = new ModelServer();
                SenderProcess sender =
                        SenderProcess.start(
                                servers, TOPICS.prefix(), model.url(), inFlight, workspace)) {
            model.latency(Latency.fixed(CALL));
            workspace.say("waiting for " + inFlight + " calls in flight");
            until(() -> model.calls() >= inFlight * ROUNDS_BEFORE, sender);
            until(() -> model.answered() >= inFlight * ROUNDS_BEFORE, sender);
            long began = System.nanoTime();
            int before = model.answered();
            int measured = inFlight * ROUNDS_MEASURED;
            workspace.say("measuring " + measured + " calls");
            // Timed by calls, not counted by time: calls end in waves, and a moment too early or
            // too late takes in a wave more or less.
            until(() -> model.answered() >= before + measured, sender);
            double seconds = (System.nanoTime() - began) / 1e9;
            double perSecond = (model.answered() - before) / seconds;
            return new Result(
                    model.mostConcurrent(),
                    perSecond,
                    (double) inFlight / CALL.toSeconds(),
                    LaneThreads.virtual() ? "virtual threads" : inFlight + " platform threads");
        }
    }

    private static void until(BooleanSupplier reached, SenderProcess sender) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (!sender.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The sender did not get there; see " + sender.output());
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void write(int requests) {
        workspace.say("writing " + requests + " requests");
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "linger.ms", 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < requests; i++) {
                ReplyRequest request = request(i);
                producer.send(
                        new ProducerRecord<>(
                                TOPICS.replyRequests().name(),
                                request.conversationId().getBytes(StandardCharsets.UTF_8),
                                TOPICS.replyRequests().serde().toBytes(request)),
                        (written, problem) -> failure.compareAndSet(null, problem));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("Requests could not be written", failure.get());
        }
    }

    private static ReplyRequest request(int number) {
        Instant now = Instant.now();
        String contact = "c" + number;
        InboundMessage message =
                InboundMessage.builder()
                        .messageId("m" + number)
                        .channel("web")
                        .account("shop")
                        .contact(contact)
                        .text("Are you open tomorrow? I would come by at ten.")
                        .build();
        return new ReplyRequest(
                "req-" + number,
                "web:shop:" + contact,
                1,
                List.of(message),
                now,
                now,
                now,
                CloseReason.INACTIVITY,
                List.of(),
                List.of());
    }
}
