package dev.caesura.console.similarity;

import dev.caesura.console.log.LiveLog;
import dev.caesura.similarity.Similarity;
import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.compare.Novelty;
import dev.caesura.similarity.compare.Thresholds;
import dev.caesura.similarity.terms.Prepared;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The measure of similarity: its recent findings, and a trial of two texts. */
@RestController
@RequestMapping("/api/similarity")
public final class SimilarityController {

    /** Everything in memory is compared: too much for each viewer, at each second. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Mono<Scores> scores;

    SimilarityController(LiveLog log) {
        this.scores =
                Mono.fromCallable(() -> Scores.of(Similarity.create(), log.conversations().all()))
                        .subscribeOn(Schedulers.boundedElastic())
                        .cache(scores -> FRESH, problem -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Two texts to compare. */
    public record Pair(Kind kind, String a, String b) {}

    /** The result: the comparison, the threshold, and the second text's novelties. */
    public record Tried(Comparison comparison, double threshold, Set<Novelty> newInformation) {}

    @GetMapping
    Mono<Scores> scores() {
        return scores;
    }

    /** Compares two texts. */
    @PostMapping
    public Mono<Tried> tried(@RequestBody Pair pair) {
        if (pair.kind() == null || pair.a() == null || pair.b() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Write kind (QUESTION or REPLY), a and b");
        }
        return Mono.fromCallable(() -> compare(pair)).subscribeOn(Schedulers.boundedElastic());
    }

    private static Tried compare(Pair pair) {
        Similarity similarity = Similarity.create();
        Thresholds thresholds = similarity.thresholds();
        Prepared a = similarity.prepare(pair.a());
        Prepared b = similarity.prepare(pair.b());
        return new Tried(
                similarity.compare(pair.kind(), a, b),
                thresholds.of(pair.kind()),
                similarity.newInformation(a, b));
    }
}
