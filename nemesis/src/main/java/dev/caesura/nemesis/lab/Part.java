package dev.caesura.nemesis.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A part of the system: a process on a host, with folders of its own. One that ends without having
 * been asked to is started again after two seconds, as an orchestrator does, and counted.
 */
public final class Part {

    /** The role of a part in the system. */
    public enum Role {
        BROKER,
        GATEWAY,
        PROCESSOR,
        SENDER;

        /** Its name on the command line. */
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration ORDERLY = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final String FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    private final Role role;
    private final Host host;
    private final Path folder;
    private final List<String> command;
    private final AtomicInteger endedByItself = new AtomicInteger();
    private Map<String, String> environment = Map.of();
    private @Nullable Process process;
    private boolean wanted;

    Part(Role role, Host host, Path folder, List<String> command) {
        this.role = role;
        this.host = host;
        this.folder = folder;
        this.command = host.running(command);
    }

    public Role role() {
        return role;
    }

    public Host host() {
        return host;
    }

    public String name() {
        return host.name();
    }

    /** The folder of its data; its log is {@code out.log} beside them. */
    public Path data() {
        return folder.resolve("data");
    }

    /** The number of times that it ended without having been asked to. */
    public int endedByItself() {
        return endedByItself.get();
    }

    /** Lets its clock be set independently of the others', from its start on. */
    void withClockOfItsOwn() {
        clockAhead(0);
        environment =
                Map.of(
                        "LD_PRELOAD",
                        FAKETIME,
                        "FAKETIME_TIMESTAMP_FILE",
                        clock().toString(),
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        // Else each timed wait on the monotonic clock ends at once, and the JVM
                        // spins.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0");
    }

    /** Sets its clock ahead of the others' by that many seconds. */
    public void clockAhead(int seconds) {
        try {
            Files.writeString(clock(), "+" + seconds + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    /** Starts the process, unless it runs. */
    public synchronized void start() {
        wanted = true;
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve("out.log").toFile()));
        builder.environment().put("CAESURA_DEBUG", "1"); // Logs tell why something ended.
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            started.onExit().thenAccept(this::ended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void ended(Process which) {
        if (wanted && which == process) {
            endedByItself.incrementAndGet();
            CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::startIfWanted);
        }
    }

    private synchronized void startIfWanted() {
        if (wanted) {
            start();
        }
    }

    /** Kills it (SIGKILL). */
    public synchronized void kill() {
        wanted = false;
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Asks it to end (SIGTERM), and waits for it; after a minute it is killed. */
    public synchronized void stop() {
        wanted = false;
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(ORDERLY.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Freezes it (SIGSTOP), like a virtual machine that is being moved. */
    public synchronized void freeze() {
        signal("STOP");
    }

    /** Lets it continue (SIGCONT); it does not know that time has passed. */
    public synchronized void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        if (process != null && process.isAlive()) {
            // ip netns exec replaces itself with the command: the process is the part itself.
            Shell.run("kill", "-" + name, Long.toString(process.pid()));
        }
    }
}
