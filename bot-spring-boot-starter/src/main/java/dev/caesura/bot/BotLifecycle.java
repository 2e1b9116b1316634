package dev.caesura.bot;

import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.delivery.channel.ChannelLimits;
import dev.caesura.sender.delivery.channel.DeliveryChannel;
import dev.caesura.sender.delivery.channel.Outgoing;
import dev.caesura.sender.delivery.channel.TextSplitter;
import dev.caesura.sender.generation.Cancellations;
import dev.caesura.sender.generation.GenerationHandler;
import dev.caesura.sender.generation.GenerationParts;
import dev.caesura.sender.generation.SecondOpinions;
import dev.caesura.sender.generation.generator.Budgets;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.lane.LaneContainer;
import dev.caesura.sender.ledger.LogFollower;
import dev.caesura.sender.meter.SenderMeter;
import dev.caesura.sender.publish.DeadLetters;
import dev.caesura.sender.publish.EventPublisher;
import dev.caesura.sender.trace.Traces;
import dev.caesura.sender.work.SenderMetrics;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.supervise.Supervisor;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Reads requests and has the bot's methods answer them, as long as the application runs. */
public final class BotLifecycle implements SmartLifecycle {

    private static final String LISTENER = "requests";

    // The budget, not a rate, bounds the cost of a bot's calls.
    private static final int ANY_RATE = 1_000_000;

    private final BotMethods methods;
    private final KafkaSettings kafka;
    private final BotSettings settings;
    private final Supervisor supervisor;
    private final MeterRegistry meters;
    private final Traces traces;
    private final Guards guards;
    private final SenderMetrics metrics;
    private volatile @Nullable Running running;

    /** The parts that end together. */
    private record Running(
            EventPublisher publisher, LogFollower outcomes, LaneContainer requests) {}

    /** A bot that does not read yet. */
    public BotLifecycle(
            BotMethods methods,
            KafkaSettings kafka,
            BotSettings settings,
            Supervisor supervisor,
            MeterRegistry meters,
            Traces traces) {
        this.methods = methods;
        this.kafka = kafka;
        this.settings = settings;
        this.supervisor = supervisor;
        this.meters = meters;
        this.traces = traces;
        this.guards =
                new Guards(
                        "generate",
                        settings.guard(),
                        conversation -> ANY_RATE,
                        meters,
                        Clock.systemUTC());
        this.metrics = new SenderMetrics(meters);
    }

    @Override
    public void start() {
        Topics topics = kafka.topics();
        EventPublisher publisher = EventPublisher.connect(kafka.client());
        LogFollower outcomes =
                new LogFollower(
                        supervisor,
                        "attempt-outcomes",
                        List.of(topics.outcomes().name()),
                        kafka.client(),
                        Clock.systemUTC());
        GenerationHandler handler =
                new GenerationHandler(parts(publisher, topics), outcomes, settings.clockSkew());
        LaneContainer requests =
                new LaneContainer(
                        LISTENER,
                        topics.replyRequests().name(),
                        consumer(),
                        settings.lanes(),
                        handler,
                        meters);
        running = new Running(publisher, outcomes, requests);
        requests.start();
    }

    private GenerationParts parts(EventPublisher publisher, Topics topics) {
        Budgets budgets = new Budgets(conversation -> settings.budget());
        return new GenerationParts(
                methods.generators(),
                conversation -> NoChannel.INSTANCE,
                guards,
                budgets,
                new SecondOpinions(conversation -> null, guards, budgets, metrics),
                new Cancellations(),
                conversation -> false,
                settings.retry(),
                publisher,
                topics,
                new DeadLetters(publisher, topics.deadLetters())::put,
                metrics,
                traces,
                Clock.systemUTC());
    }

    private Map<String, Object> consumer() {
        Map<String, Object> all = new HashMap<>(kafka.consumer(settings.group()));
        all.putAll(settings.consumer());
        return all;
    }

    /** Stops reading, lets running calls finish within the drain time, and commits. */
    @Override
    public void stop() {
        Running stopping = running;
        running = null;
        if (stopping == null) {
            return;
        }
        stopping.requests().stop();
        stopping.outcomes().close();
        stopping.publisher().close();
        // The next start registers its own.
        String tag = SenderMeter.IN_FLIGHT.sheet().tags().get(0);
        meters.find(SenderMeter.IN_FLIGHT.getName())
                .tag(tag, LISTENER)
                .meters()
                .forEach(meters::remove);
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** Whether requests are read; also false once the consumer has failed. */
    public boolean isReading() {
        Running now = running;
        return now != null && now.requests().isRunning();
    }

    /** The number of requests taken on and not finished. */
    public int inFlight() {
        Running now = running;
        return now == null ? 0 : now.requests().inFlight();
    }

    /** The state of each account's calls in one word. */
    public Map<String, String> states() {
        return guards.states();
    }

    /** A bot's drafts go to the processor, and to no channel. */
    private enum NoChannel implements DeliveryChannel {
        INSTANCE;

        @Override
        public ChannelLimits limits() {
            return new ChannelLimits(TextSplitter.unlimited(), ANY_RATE);
        }

        @Override
        public String send(Outgoing part) {
            throw new UnsupportedOperationException("A bot sends nothing");
        }
    }
}
