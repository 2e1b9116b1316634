package dev.caesura.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Flink's peer: a Maven module with a class path of its own, which is built on demand, so that
 * nobody else downloads Flink.
 */
final class FlinkJob {

    private static final String MAIN = "dev.caesura.benchmarks.flink.FlinkSessions";

    private FlinkJob() {}

    /** The JVM's arguments, up to the main class. */
    static List<String> command() {
        Path module = Path.of(System.getProperty("caesura.root", "."), "benchmarks", "flink");
        try {
            build(module);
            Path target = module.resolve("target");
            return List.of(
                    // Flink's serializers reach into the JDK's collections.
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "-cp",
                    target.resolve("classes")
                            + ":"
                            + Files.readString(target.resolve("classpath.txt")),
                    MAIN);
        } catch (IOException e) {
            throw new UncheckedIOException("Flink's peer can't be built", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Flink's peer was built", e);
        }
    }

    private static void build(Path module) throws IOException, InterruptedException {
        Path log = Files.createDirectories(module.resolve("target")).resolve("build.log");
        int status =
                new ProcessBuilder(
                                "mvn",
                                "-q",
                                "-B",
                                "-Dquick",
                                "-f",
                                module.resolve("pom.xml").toString(),
                                "package")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IllegalStateException("Flink's peer can't be built; see " + log);
        }
    }
}
