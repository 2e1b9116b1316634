package dev.caesura.sender.app;

import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.sender.delivery.DeliveryHandler;
import dev.caesura.sender.delivery.DeliveryParts;
import dev.caesura.sender.delivery.LateRefusals;
import dev.caesura.sender.delivery.channel.HttpCall;
import dev.caesura.sender.generation.Cancellations;
import dev.caesura.sender.generation.GenerationHandler;
import dev.caesura.sender.generation.GenerationParts;
import dev.caesura.sender.generation.SecondOpinions;
import dev.caesura.sender.generation.generator.Budgets;
import dev.caesura.sender.generation.generator.Generators;
import dev.caesura.sender.guard.Guards;
import dev.caesura.sender.handoff.HandOffHandler;
import dev.caesura.sender.handoff.HandOffParts;
import dev.caesura.sender.handoff.HandOffSettings;
import dev.caesura.sender.handoff.inbox.Inbox;
import dev.caesura.sender.lane.LaneContainer;
import dev.caesura.sender.ledger.DeliveryLedger;
import dev.caesura.sender.ledger.LogFollower;
import dev.caesura.sender.publish.DeadLetters;
import dev.caesura.sender.publish.EventPublisher;
import dev.caesura.sender.trace.Traces;
import dev.caesura.sender.work.SenderMetrics;
import dev.caesura.service.KafkaSettings;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Watch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The sender's parts and their wiring. */
@Configuration(proxyBeanMethods = false)
class SenderConfiguration {

    // Budgets, not a rate, bound the cost of a model's calls.
    private static final int ANY_RATE = 1_000_000;

    private static final Duration DRAIN_MARGIN = Duration.ofSeconds(2);

    @Bean
    Topics topics(KafkaSettings kafka) {
        return kafka.topics();
    }

    @Bean
    EventPublisher eventPublisher(KafkaSettings kafka) {
        return EventPublisher.connect(kafka.client());
    }

    @Bean
    DeadLetters deadLetters(EventPublisher publisher, Topics topics) {
        return new DeadLetters(publisher, topics.deadLetters());
    }

    @Bean
    SenderMetrics senderMetrics(MeterRegistry registry) {
        return new SenderMetrics(registry);
    }

    @Bean
    Traces traces(ObjectProvider<Propagator> propagator) {
        return new Traces(propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    Generators generators(SenderSettings settings, Accounts accounts) {
        return ConfiguredGenerators.build(settings, accounts, Clock.systemUTC());
    }

    @Bean
    Accounts accounts(SenderSettings settings) {
        return new Accounts(settings, Clock.systemUTC());
    }

    @Bean
    Watch accountsWatch(Accounts accounts, Supervisor supervisor) {
        return accounts.watch(supervisor);
    }

    @Bean
    Guards generationGuards(SenderSettings settings, MeterRegistry registry) {
        return new Guards(
                "generate",
                settings.generation().guard(),
                conversation -> ANY_RATE,
                registry,
                Clock.systemUTC());
    }

    @Bean
    Guards opinionGuards(SenderSettings settings, MeterRegistry registry) {
        return new Guards(
                "opinion",
                settings.generation().guard(),
                conversation -> ANY_RATE,
                registry,
                Clock.systemUTC());
    }

    @Bean
    Guards deliveryGuards(SenderSettings settings, Accounts accounts, MeterRegistry registry) {
        return new Guards(
                "deliver",
                settings.delivery().guard(),
                accounts::callsPerSecondOf,
                registry,
                Clock.systemUTC());
    }

    @Bean
    Budgets budgets(Accounts accounts) {
        return new Budgets(accounts::budgetOf);
    }

    @Bean
    LogFollower outcomesFollower(KafkaSettings kafka, Topics topics, Supervisor supervisor) {
        return new LogFollower(
                supervisor,
                "attempt-outcomes",
                List.of(topics.outcomes().name()),
                kafka.client(),
                Clock.systemUTC());
    }

    @Bean
    SecondOpinions secondOpinions(
            Accounts accounts, Guards opinionGuards, Budgets budgets, SenderMetrics metrics) {
        SecondOpinions opinions =
                new SecondOpinions(accounts::embeddingOf, opinionGuards, budgets, metrics);
        opinions.load(accounts.embeddings());
        return opinions;
    }

    @Bean
    GenerationHandler generationHandler(
            SenderSettings settings,
            Generators generators,
            Budgets budgets,
            Accounts accounts,
            Guards generationGuards,
            SecondOpinions secondOpinions,
            LogFollower outcomesFollower,
            EventPublisher publisher,
            Topics topics,
            DeadLetters deadLetters,
            SenderMetrics metrics,
            Traces traces) {
        return new GenerationHandler(
                new GenerationParts(
                        generators,
                        accounts,
                        generationGuards,
                        budgets,
                        secondOpinions,
                        new Cancellations(),
                        accounts::showsTyping,
                        settings.generation().retry(),
                        publisher,
                        topics,
                        deadLetters::put,
                        metrics,
                        traces,
                        Clock.systemUTC()),
                outcomesFollower,
                settings.delivery().clockSkew());
    }

    @Bean
    LaneContainer requests(
            KafkaSettings kafka,
            SenderSettings settings,
            GenerationHandler handler,
            Topics topics,
            MeterRegistry registry) {
        return new LaneContainer(
                "requests",
                topics.replyRequests().name(),
                kafka.consumer("sender-requests"),
                settings.lanes(),
                handler,
                registry);
    }

    @Bean
    DeliveryLedger deliveryLedger(
            KafkaSettings kafka,
            SenderSettings settings,
            Accounts accounts,
            Guards deliveryGuards,
            EventPublisher publisher,
            Topics topics,
            Supervisor supervisor) {
        return new DeliveryLedger(
                supervisor,
                topics,
                publisher,
                kafka.client(),
                settings.delivery().clockSkew(),
                // The replies that are read again, and as many that a late status refers to.
                2 * settings.lanes().ahead(),
                new LateRefusals(accounts, deliveryGuards, Clock.systemUTC()),
                Clock.systemUTC());
    }

    @Bean
    DeliveryHandler deliveryHandler(
            SenderSettings settings,
            Accounts accounts,
            Guards deliveryGuards,
            DeliveryLedger ledger,
            DeadLetters deadLetters,
            Topics topics,
            SenderMetrics metrics,
            Traces traces) {
        return new DeliveryHandler(
                new DeliveryParts(
                        accounts,
                        accounts::deliveryOf,
                        deliveryGuards,
                        settings.delivery().retry(),
                        deadLetters::put,
                        metrics,
                        traces,
                        Clock.systemUTC()),
                topics.replies().serde(),
                (partition, timestamp, ownership) ->
                        ledger.open(partition, timestamp, ownership::held));
    }

    @Bean
    LaneContainer replies(
            KafkaSettings kafka,
            SenderSettings settings,
            Accounts accounts,
            DeliveryHandler handler,
            Topics topics,
            MeterRegistry registry) {
        // A call that is broken off leaves a reply with an unknown outcome.
        Duration longestCall = accounts.longestCall().plus(DRAIN_MARGIN);
        return new LaneContainer(
                "replies",
                topics.replies().name(),
                kafka.consumer("sender-replies"),
                settings.lanes()
                        .withInFlight(settings.delivery().inFlight())
                        .drainingAtLeast(longestCall),
                handler,
                registry);
    }

    @Bean
    @Conditional(OnInbox.class)
    LaneContainer handOffs(
            KafkaSettings kafka,
            SenderSettings settings,
            DeadLetters deadLetters,
            Topics topics,
            SenderMetrics metrics,
            MeterRegistry registry) {
        HandOffSettings handOff = settings.handOff();
        Clock clock = Clock.systemUTC();
        Inbox inbox = Objects.requireNonNull(handOff.inbox(new HttpCall(), clock));
        ConversationId all = new ConversationId("inbox", inbox.name(), "all");
        Guards guards = new Guards("hand-off", handOff.guard(), one -> ANY_RATE, registry, clock);
        return new LaneContainer(
                "hand-offs",
                topics.outcomes().name(),
                kafka.consumer("sender-hand-offs"),
                settings.lanes(),
                new HandOffHandler(
                        new HandOffParts(
                                handOff,
                                inbox,
                                guards.of(all),
                                deadLetters::putHandOff,
                                metrics,
                                clock),
                        topics.outcomes().serde()),
                registry);
    }

    @Bean
    SenderHealth senderHealth(
            List<LaneContainer> listeners,
            DeliveryLedger ledger,
            Guards generationGuards,
            Guards deliveryGuards,
            Watch accountsWatch) {
        return new SenderHealth(listeners, ledger, generationGuards, deliveryGuards, accountsWatch);
    }
}
