package dev.caesura.benchmarks;

import dev.caesura.benchmarks.answer.AnswerBenchmark;
import dev.caesura.benchmarks.close.CloseBenchmark;
import dev.caesura.benchmarks.gateway.GatewayBenchmark;
import dev.caesura.benchmarks.growth.GrowthBenchmark;
import dev.caesura.benchmarks.reply.ReplyBenchmark;
import dev.caesura.benchmarks.restart.RestartBenchmark;
import dev.caesura.benchmarks.sender.SenderBenchmark;
import dev.caesura.benchmarks.similarity.SimilarityBenchmark;
import dev.caesura.benchmarks.startup.StartupBenchmark;
import dev.caesura.benchmarks.topology.TopologyBenchmark;
import java.util.List;

/** All benchmarks. To add one, write its class and list it here. */
public final class Benchmarks {

    private static final List<Benchmark> ALL =
            List.of(
                    new TopologyBenchmark(),
                    new CloseBenchmark(),
                    new GrowthBenchmark(),
                    new RestartBenchmark(),
                    new SimilarityBenchmark(),
                    new GatewayBenchmark(),
                    new SenderBenchmark(),
                    new ReplyBenchmark(),
                    new StartupBenchmark(),
                    new AnswerBenchmark());

    private Benchmarks() {}

    /** In the order of the list above. */
    public static List<Benchmark> all() {
        return ALL;
    }
}
