package dev.caesura.benchmarks.reply;

import dev.caesura.benchmarks.Benchmark;
import dev.caesura.benchmarks.Figure;
import dev.caesura.benchmarks.Figure.Target;
import dev.caesura.benchmarks.Report;
import dev.caesura.benchmarks.Workspace;
import dev.caesura.broker.EmbeddedBroker;
import dev.caesura.processor.app.ProcessorApplication;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.topic.TopicSetup;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.app.SenderApplication;
import dev.caesura.testkit.provider.ModelServer;
import dev.caesura.testkit.provider.SlowModelServer;
import dev.caesura.testkit.provider.TeamServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The whole path on a real broker, with processor and sender: the time from the pause until the
 * channel gets a reply whose draft is ready, and the time from a newer message until a model's call
 * is canceled. Times begin with the broker's stamp of the contact's message.
 */
public final class ReplyBenchmark implements Benchmark {

    private static final Topics TOPICS = Topics.standard();
    private static final int PARTITIONS = 4;
    private static final Duration GAP = Duration.ofSeconds(3);
    private static final Duration DRAFT_AFTER = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofMillis(47);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WARMUP = 400;
    private static final double MOST_TO_REPLY = 250;
    private static final double MOST_TO_ABORT = 500;

    /** The message of a contact whom the model answers. */
    private static final String ANSWER = "Answer me, contact-";

    /** The message of a contact about whom the model thinks forever. */
    private static final String THINK = "Think about contact-";

    /** The message after it, so that the model answers. */
    private static final String NEVER_MIND = "Never mind, I found it.";

    private static final Pattern THOUGHT = Pattern.compile(THINK + "(\\w+)");

    @Override
    public String name() {
        return "reply";
    }

    @Override
    public String description() {
        return "from the pause to the reply at the channel, and from a newer message to the end of a"
                + " model's call (contacts=1000)";
    }

    @Override
    public Report run(Workspace workspace) throws Exception {
        int contacts = workspace.option("contacts", 1000);
        try (EmbeddedBroker broker = EmbeddedBroker.startTemporary();
                SlowModelServer model =
                        new SlowModelServer(ReplyBenchmark::about, ReplyBenchmark::answer);
                Channel channel = new Channel()) {
            String servers = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                new TopicSetup(admin, TOPICS).create(PARTITIONS, (short) 1);
            }
            try (var processor = ProcessorApplication.start(processor(servers, workspace));
                    var sender = SenderApplication.start(sender(servers, model, channel));
                    KafkaProducer<byte[], byte[]> producer =
                            new KafkaProducer<>(
                                    Map.of("bootstrap.servers", servers),
                                    new ByteArraySerializer(),
                                    new ByteArraySerializer())) {
                toReply(producer, channel, "w", WARMUP);
                workspace.say("measuring " + contacts + " replies");
                Times replies = toReply(producer, channel, "r", contacts);
                toAbort(producer, model, "v", WARMUP);
                workspace.say("measuring " + contacts + " calls that are broken off");
                Times aborts = toAbort(producer, model, "a", contacts);
                return report(replies, aborts, contacts);
            }
        }
    }

    /** Each contact writes one message; the draft is ready before the pause is over. */
    private static Times toReply(
            KafkaProducer<byte[], byte[]> producer, Channel channel, String run, int contacts)
            throws ExecutionException, InterruptedException {
        Map<String, Long> deadlines = new HashMap<>();
        for (int i = 0; i < contacts; i++) {
            String contact = run + i;
            long at = send(producer, contact, "1", ANSWER + contact);
            deadlines.put(contact, at + GAP.toMillis());
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        await(() -> channel.handedAt().keySet().containsAll(deadlines.keySet()));
        return since(deadlines, channel.handedAt());
    }

    private static Times since(Map<String, Long> began, Map<String, Long> ended) {
        List<Long> times = new ArrayList<>();
        began.forEach((contact, at) -> times.add(Objects.requireNonNull(ended.get(contact)) - at));
        return new Times(times);
    }

    /** Each contact writes one more message as soon as the model thinks about the first. */
    private static Times toAbort(
            KafkaProducer<byte[], byte[]> producer, SlowModelServer model, String run, int contacts)
            throws ExecutionException, InterruptedException {
        Map<String, Long> newer = new HashMap<>();
        for (int i = 0; i < contacts; i++) {
            String contact = run + i;
            send(producer, contact, "1", THINK + contact);
            LockSupport.parkNanos(BETWEEN.toNanos());
            if (i >= 30) {
                correct(producer, model, run + (i - 30), newer);
            }
        }
        for (int i = Math.max(0, contacts - 30); i < contacts; i++) {
            correct(producer, model, run + i, newer);
        }
        await(() -> model.closedAt().keySet().containsAll(newer.keySet()));
        return since(newer, model.closedAt());
    }

    private static void correct(
            KafkaProducer<byte[], byte[]> producer,
            SlowModelServer model,
            String contact,
            Map<String, Long> newer)
            throws ExecutionException, InterruptedException {
        await(() -> model.askedAt().containsKey(contact));
        newer.put(contact, send(producer, contact, "2", NEVER_MIND));
    }

    private static Report report(Times replies, Times aborts, int contacts) {
        return new Report(
                List.of(
                        new Report.Table(
                                contacts + " of each, milliseconds",
                                List.of("", "p50", "p99", "longest"),
                                List.of(
                                        row("pause to reply", replies),
                                        row("newer message to the call's end", aborts)))),
                List.of(
                        figure("pause_to_reply_p50_ms", replies, 0.5, Target.reported()),
                        figure("pause_to_reply_ms", replies, 0.99, Target.atMost(MOST_TO_REPLY)),
                        figure("cancel_to_abort_p50_ms", aborts, 0.5, Target.reported()),
                        figure("cancel_to_abort_ms", aborts, 0.99, Target.atMost(MOST_TO_ABORT))),
                List.of(
                        "Broker, processor, sender, model and channel share the machine; one"
                                + " processor with two threads on four partitions."));
    }

    private static List<String> row(String what, Times times) {
        return List.of(
                what,
                Long.toString(times.percentile(0.5)),
                Long.toString(times.percentile(0.99)),
                Long.toString(times.longest()));
    }

    private static Figure figure(String name, Times times, double share, Target target) {
        return new Figure(name, times.percentile(share), "ms", target);
    }

    /** Sends a message, and returns the broker's stamp of it. */
    private static long send(
            KafkaProducer<byte[], byte[]> producer, String contact, String id, String text)
            throws ExecutionException, InterruptedException {
        InboundMessage message =
                InboundMessage.builder()
                        .messageId(contact + "-" + id)
                        .channel("generic")
                        .account("shop")
                        .contact(contact)
                        .text(text)
                        .build();
        return producer.send(
                        new ProducerRecord<>(
                                TOPICS.messages().name(),
                                message.conversationId().getBytes(StandardCharsets.UTF_8),
                                TOPICS.messages().serde().toBytes(message)))
                .get()
                .timestamp();
    }

    /** The contact about whom the model is to think; for any other call, the call itself. */
    private static String about(String call) {
        Matcher thought = THOUGHT.matcher(call);
        return thought.find() ? thought.group(1) : call;
    }

    private static @Nullable String answer(String call) {
        return call.contains(NEVER_MIND) || !call.contains(THINK) ? "Here you are." : null;
    }

    private static void await(BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("It did not get there within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static Map<String, Object> processor(String servers, Workspace workspace) {
        Map<String, Object> settings = common(servers);
        settings.put("caesura.processor.policy.gap", GAP.toString());
        settings.put("caesura.processor.policy.draft-after", DRAFT_AFTER.toString());
        settings.put("caesura.processor.policy.draft-share", "1");
        settings.put(
                "caesura.processor.state-dir",
                workspace.folder().resolve("reply-state-" + System.nanoTime()).toString());
        return settings;
    }

    private static Map<String, Object> sender(
            String servers, SlowModelServer model, Channel channel) {
        Map<String, Object> settings = common(servers);
        settings.put("caesura.sender.generation.generator", "slow");
        String slow = "caesura.sender.generation.generators.slow.openai.";
        settings.put(slow + "base-url", model.url() + "/v1");
        settings.put(slow + "key", ModelServer.KEY);
        settings.put(slow + "model", "slow");
        String account = "caesura.sender.accounts[generic:shop].webhook.";
        settings.put(account + "url", channel.url());
        settings.put(account + "secret", TeamServer.SECRET);
        return settings;
    }

    private static Map<String, Object> common(String servers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("caesura.bootstrap-servers", servers);
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        return settings;
    }
}
