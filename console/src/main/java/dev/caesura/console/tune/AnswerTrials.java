package dev.caesura.console.tune;

import dev.caesura.processor.conversation.time.FencedLog;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.domain.policy.Preset;
import dev.caesura.processor.domain.policy.Repetition;
import dev.caesura.processor.domain.policy.TurnRules;
import dev.caesura.processor.topology.ConversationTopology;
import dev.caesura.schemas.answers.AnswerLedger;
import dev.caesura.schemas.answers.Answers;
import dev.caesura.schemas.event.ConversationId;
import dev.caesura.schemas.event.Direction;
import dev.caesura.schemas.event.Event;
import dev.caesura.schemas.event.InboundMessage;
import dev.caesura.schemas.event.ReplyDraft;
import dev.caesura.schemas.log.LogEntry;
import dev.caesura.schemas.topic.Topics;
import dev.caesura.testkit.simulation.AnswerSimulation;
import dev.caesura.testkit.simulation.Arrival;
import dev.caesura.testkit.simulation.ModelTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The contacts' experience, by the turn ledger, and under other settings by simulation: their
 * messages run through the processor's topology on a simulated clock, with a simulated model and
 * sender around it. People who took over, and the words of replies, are not simulated.
 */
public final class AnswerTrials {

    /** The most messages of a channel that are simulated, the newest first. */
    public static final int MOST = 10_000;

    /** With fewer measured calls, a log-normal model is simulated. */
    private static final int ENOUGH_CALLS = 20;

    private static final Duration USUAL_MODEL = Duration.ofSeconds(13);
    private static final double USUAL_SIGMA = 0.5;
    private static final long SEED = 1;

    private final Map<String, Channel> channels = new TreeMap<>();

    private static final class Channel {
        private final AnswerLedger ledger = new AnswerLedger();
        private final PriorityQueue<Arrival> arrivals =
                new PriorityQueue<>(Comparator.comparingLong(Arrival::at));
        private final List<Long> modelMillis = new ArrayList<>();
    }

    /**
     * The experience of a channel's contacts.
     *
     * @param measured under the settings that held, by the turn ledger
     * @param messages the number of simulated messages
     * @param modelSeconds the median time of a model call
     * @param simulated under the present settings, and under others
     */
    public record Felt(
            Answers.Summary measured, int messages, double modelSeconds, List<Trial> simulated) {}

    /**
     * A simulated setting.
     *
     * @param name {@code present}, or a preset's name
     * @param gap the longest pause inside a burst
     * @param draftAfter the silence after which it is drafted early; zero for not at all
     * @param draftDynamic whether the draft comes after a quarter of that silence, or not early at
     *     all, as the log says
     * @param inFlight the handling of a message that arrives before the answer is sent
     * @param answers the contacts' simulated experience
     */
    public record Trial(
            String name,
            Duration gap,
            Duration draftAfter,
            boolean draftDynamic,
            TurnRules.InFlight inFlight,
            Answers.Summary answers) {}

    /** The topics whose records are to be added. */
    public static List<String> topics(Topics topics) {
        return List.of(
                topics.messages().name(),
                topics.replyRequests().name(),
                topics.replyDrafts().name(),
                topics.outcomes().name(),
                topics.deliveries().name());
    }

    /** Takes a record; the topics may come in any order, each partition's records in theirs. */
    public void add(LogEntry entry) {
        Event event = entry.event();
        if (event == null) {
            return;
        }
        long at = entry.at().toEpochMilli();
        Channel channel =
                channels.computeIfAbsent(
                        ConversationId.channelOf(event.conversationId()), name -> new Channel());
        channel.ledger.add(at, event);
        if (event instanceof InboundMessage message && message.direction() == Direction.INBOUND) {
            channel.arrivals.add(new Arrival(at, message));
            if (channel.arrivals.size() > MOST) {
                channel.arrivals.remove();
            }
        } else if (event instanceof ReplyDraft draft && draft.text() != null) {
            channel.modelMillis.add(draft.generationMillis());
        }
    }

    /**
     * Simulates, which may take a minute for many messages.
     *
     * @param present the policies that hold now
     * @return by channel
     */
    public Map<String, Felt> end(Policies present) {
        Map<String, Felt> felt = new TreeMap<>();
        channels.forEach(
                (name, channel) -> {
                    if (!channel.arrivals.isEmpty()) {
                        felt.put(name, felt(name, channel, present));
                    }
                });
        return felt;
    }

    private static Felt felt(String name, Channel channel, Policies present) {
        List<Arrival> arrivals = List.copyOf(channel.arrivals);
        boolean known = channel.modelMillis.size() >= ENOUGH_CALLS;
        List<Long> calls = channel.modelMillis.stream().sorted().toList();
        ModelTimes model =
                known
                        ? ModelTimes.drawnFrom(calls, SEED)
                        : ModelTimes.logNormal(USUAL_MODEL, USUAL_SIGMA, SEED);
        long median = known ? calls.get(calls.size() / 2) : USUAL_MODEL.toMillis();
        List<Trial> trials = new ArrayList<>();
        settings()
                .forEach(
                        (setting, change) -> {
                            Policies policies = id -> change.apply(present.of(id));
                            trials.add(
                                    trial(
                                            setting,
                                            policies.of(name + ":any:any"),
                                            simulate(policies, arrivals, model)));
                        });
        return new Felt(
                channel.ledger.answers().summary(), arrivals.size(), median / 1000.0, trials);
    }

    private static Map<String, UnaryOperator<Policy>> settings() {
        Map<String, UnaryOperator<Policy>> settings = new LinkedHashMap<>();
        settings.put("present", policy -> policy);
        for (Preset preset : Preset.values()) {
            settings.put(preset.name().toLowerCase(Locale.ROOT), preset::applyTo);
        }
        return settings;
    }

    private static Trial trial(String name, Policy policy, Answers answers) {
        return new Trial(
                name,
                Duration.ofMillis(policy.burst().gap()),
                policy.drafting().after(),
                policy.drafting().dynamic(),
                policy.turns().inFlight(),
                answers.summary());
    }

    /** The model's words are not known: no reply counts as a repetition. */
    private static Answers simulate(Policies policies, List<Arrival> arrivals, ModelTimes model) {
        Policies timesOnly =
                id -> {
                    Policy policy = policies.of(id);
                    return policy.toBuilder()
                            .turns(policy.turns().withHistorySent(0))
                            .repetition(policy.repetition().withReplies(Repetition.Check.OFF))
                            .build();
                };
        return AnswerSimulation.run(
                fences ->
                        ConversationTopology.builder()
                                .policies(timesOnly)
                                .inMemory()
                                .fencedBy(FencedLog.of(fences::write, fences::read))
                                .build(),
                arrivals,
                model);
    }
}
