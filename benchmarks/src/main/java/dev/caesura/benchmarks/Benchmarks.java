package dev.caesura.benchmarks;

import dev.caesura.benchmarks.sender.SenderBenchmark;
import java.util.List;

/** All benchmarks. To add one, write its class and list it here. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(new SenderBenchmark());

    private Benchmarks() {}

    /** In the order of the list above. */
    public static List<Benchmark> all() {
        return ALL;
    }
}
