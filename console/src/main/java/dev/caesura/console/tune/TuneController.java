package dev.caesura.console.tune;

import dev.caesura.console.log.PastReader;
import dev.caesura.processor.domain.burst.BurstRules;
import dev.caesura.processor.domain.policy.Policies;
import dev.caesura.processor.domain.policy.Policy;
import dev.caesura.processor.tune.Candidate;
import dev.caesura.processor.tune.GapTrials;
import dev.caesura.processor.tune.Recommendation;
import dev.caesura.processor.tune.TrialResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The gap advisor, for each channel. */
@RestController
public final class TuneController {

    private static final List<Integer> GAPS = List.of(2, 5, 10, 15, 20, 30, 45, 60);
    private static final double ACCEPTED = 0.05;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final PastReader reader;
    private final Clock clock;

    TuneController(PastReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * A channel's results.
     *
     * @param trials every candidate, the present rules first
     * @param felt the contacts' experience, now and under the presets; null if it is not known
     */
    public record Channel(
            Recommendation recommendation,
            List<TrialResult> trials,
            AnswerTrials.@Nullable Felt felt) {}

    /**
     * Tries gaps on the messages since a time.
     *
     * @param gap the present pause; the candidates are compared with it
     * @param answerTime the time from a burst's end to its reply
     */
    @GetMapping("/api/tune")
    public Mono<Map<String, Channel>> tune(
            @RequestParam(defaultValue = "P1D") Duration since,
            @RequestParam(defaultValue = "PT30S") Duration gap,
            @RequestParam(defaultValue = "PT10S") Duration answerTime) {
        positive("since", since, LONGEST);
        positive("gap", gap, Duration.ofHours(1));
        positive("answerTime", answerTime, Duration.ofHours(1));
        return Mono.fromCallable(() -> trials(since, gap, answerTime))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Map<String, Channel> trials(Duration since, Duration gap, Duration answerTime) {
        List<Candidate> candidates = candidates(gap);
        GapTrials trials = new GapTrials(channel -> candidates, answerTime);
        AnswerTrials answers = new AnswerTrials();
        reader.read(
                clock.instant().minus(since),
                AnswerTrials::topics,
                entry -> {
                    trials.add(entry);
                    answers.add(entry);
                });
        Map<String, AnswerTrials.Felt> felt = answers.end(Policies.same(present(gap)));
        Map<String, Channel> channels = new TreeMap<>();
        trials.end()
                .forEach((name, results) -> channels.put(name, channel(results, felt.get(name))));
        return channels;
    }

    private static Channel channel(List<TrialResult> results, AnswerTrials.@Nullable Felt felt) {
        return new Channel(Recommendation.of(results, ACCEPTED), results, felt);
    }

    /** The usual policy with the present gap, under the usual maximum wait or twice the gap. */
    private static Policy present(Duration gap) {
        BurstRules rules = Policy.defaults().burst();
        long wait = Math.max(rules.maxWait(), 2 * gap.toMillis());
        return Policy.defaults()
                .withBurst(rules.withGap(gap.toMillis(), rules.grace()).withMaxWait(wait));
    }

    /** The present gap first. */
    private static List<Candidate> candidates(Duration gap) {
        Candidate present = Candidate.of(present(gap).burst());
        List<Candidate> all = new ArrayList<>(List.of(present));
        GAPS.stream()
                .map(Duration::ofSeconds)
                .filter(tried -> !tried.equals(gap))
                .forEach(tried -> all.add(present.with(tried, present.maxWait())));
        return all;
    }

    private static void positive(String name, Duration value, Duration most) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    name + " must be more than 0 and at most " + most + ", such as PT30S");
        }
    }
}
