package dev.caesura.benchmarks.similarity;

import dev.caesura.similarity.Similarity;
import dev.caesura.similarity.compare.Comparison;
import dev.caesura.similarity.compare.Kind;
import dev.caesura.similarity.terms.Prepared;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The measurements of JMH: one comparison, and the cost of comparing a new text with five. */
@State(Scope.Thread)
public class Comparisons {

    private static final int TEXTS = 1_024;
    private static final int RECENT = 5;

    private final Similarity similarity = Similarity.create();
    private final List<String> texts = Texts.some(TEXTS);
    private final List<Prepared> prepared = texts.stream().map(similarity::prepare).toList();
    private int next;

    /** Two prepared texts. */
    @Benchmark
    public Comparison compare() {
        next++;
        return similarity.compare(Kind.QUESTION, prepared(next), prepared(next * 7 + 1));
    }

    /** A new text, prepared and compared with five recent ones. */
    @Benchmark
    public void againstFive(Blackhole results) {
        next++;
        Prepared candidate = similarity.prepare(texts.get(Math.floorMod(next, TEXTS)));
        for (int i = 1; i <= RECENT; i++) {
            results.consume(similarity.compare(Kind.REPLY, prepared(next + i * 3), candidate));
        }
    }

    private Prepared prepared(int number) {
        return prepared.get(Math.floorMod(number, TEXTS));
    }
}
