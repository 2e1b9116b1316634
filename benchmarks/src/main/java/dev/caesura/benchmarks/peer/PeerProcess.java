package dev.caesura.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A system under test in a process of its own, so that its CPU time is its own too. All have the
 * same JVM flags.
 */
public final class PeerProcess implements AutoCloseable {

    // Without pre-touching, a collection waits for the operating system's pages as long as the old
    // generation grows: pauses were half as long again, in a process that is a minute old.
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseParallelGC",
                    "-XX:+AlwaysPreTouch",
                    "-Duser.language=en",
                    "-Duser.country=US",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dcaesura.log.level=WARN",
                    "-Dcaesura.log.kafka=WARN");

    /** Matches the young and the old generation; the lines about metaspace begin differently. */
    private static final Pattern USED =
            Pattern.compile("(?:PSYoungGen|ParOldGen)\\s+total \\d+K, used (\\d+)K");

    private static final int COLLECTIONS = 3;

    /** The heap of all systems that are compared, in GB. */
    public static final int HEAP = 3;

    /** The heap for a million open bursts, which take two, in GB. */
    public static final int LARGE_HEAP = 6;

    private final Process process;

    private PeerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param log takes its output
     */
    public static PeerProcess start(Peer peer, Setup setup, Path log) throws IOException {
        return start(peer, setup, log, HEAP);
    }

    /**
     * Starts it.
     *
     * @param log takes what it prints
     * @param heap the size of its heap, in GB
     */
    public static PeerProcess start(Peer peer, Setup setup, Path log, int heap) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xms" + heap + "g");
        command.add("-Xmx" + heap + "g");
        command.addAll(FLAGS);
        command.addAll(peer.command());
        command.addAll(setup.toArguments());
        File output = log.toFile();
        return new PeerProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
                        .start());
    }

    /** The CPU time that it has used so far. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * The bytes that live on its heap, after a full collection. One is asked for several times: the
     * JVM leaves it out while native code holds an array, as compression does.
     *
     * @throws IllegalStateException if it does not report them
     */
    public long liveHeap() throws IOException, InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            jcmd("GC.run");
            least = Math.min(least, usedHeap());
        }
        return least;
    }

    private long usedHeap() throws IOException, InterruptedException {
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long bytes = 0;
        while (used.find()) {
            bytes += Long.parseLong(used.group(1)) * 1024;
        }
        if (bytes == 0) {
            throw new IllegalStateException("The process does not tell how large its heap is");
        }
        return bytes;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it (SIGKILL), and waits until it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops it in order, and waits for it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is broken: it has ended already.
        }
        process.onExit().join();
    }

    /** Runs one until standard input ends, which it also does when the parent is gone. */
    public static void main(String[] args) throws Exception {
        List<String> arguments = Arrays.asList(args);
        AutoCloseable running =
                Peer.valueOf(arguments.get(0))
                        .start(Setup.of(arguments.subList(1, arguments.size())));
        int next;
        do {
            next = System.in.read();
        } while (next >= 0);
        running.close();
        System.exit(0);
    }
}
