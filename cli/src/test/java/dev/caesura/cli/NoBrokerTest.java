package dev.caesura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Where no broker answers, every command says so, and soon. */
class NoBrokerTest {

    private static final String DIAGNOSE = "diagnose";
    private static final List<String> COMMANDS =
            List.of(
                    "topics check",
                    "topics create",
                    "explain web:demo:ada",
                    "stop web:demo:ada",
                    "resume web:demo:ada",
                    "pause web:demo:ada",
                    "flush web:demo:ada",
                    "forget web:demo:ada --yes",
                    "unlock --execute",
                    DIAGNOSE,
                    "dead-letters list",
                    "dead-letters replay --execute",
                    "replay",
                    "tune");

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    /** What came of a command, and how long it took. */
    private record Waited(CommandRun run, Duration took) {}

    private static Map<String, CompletableFuture<Waited>> runs;

    /** All at once: each only waits. */
    @BeforeAll
    static void runAll() {
        runs =
                COMMANDS.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        command ->
                                                CompletableFuture.supplyAsync(
                                                        () -> run(command), THREADS)));
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    private static Waited run(String command) {
        long began = System.nanoTime();
        CommandRun run =
                CommandRun.of((command + " --bootstrap-servers=127.0.0.1:1").split(" ", -1));
        return new Waited(run, Duration.ofNanos(System.nanoTime() - began));
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    @Timeout(60)
    void shouldSayThatNobodyAnswers(String command) {
        // when
        Waited waited = Objects.requireNonNull(runs.get(command)).join();

        // then
        assertThat(waited.run().err())
                .contains("No Kafka broker answers at 127.0.0.1:1")
                .doesNotContain("Exception");
        // Monitoring must not take "no diagnosis" for "something is wrong".
        assertThat(waited.run().status()).isEqualTo(command.equals(DIAGNOSE) ? 2 : 1);
        assertThat(waited.took()).isLessThan(Duration.ofSeconds(20));
    }
}
