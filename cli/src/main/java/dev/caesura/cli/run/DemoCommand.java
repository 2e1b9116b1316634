package dev.caesura.cli.run;

import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.DurationConverter;
import dev.caesura.cli.terminal.Logs;
import dev.caesura.local.Demo;
import dev.caesura.local.DemoException;
import dev.caesura.local.DemoOptions;
import dev.caesura.local.WhatsAppExample;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything on this machine, with a page to watch it. */
@Command(
        name = "demo",
        description =
                "Runs everything on this machine, with a real Kafka broker, a chat page and the console.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:ended", "1:it could not start", "2:wrong usage", "130:ended by Ctrl-C"})
public final class DemoCommand implements Runnable {

    private static final Duration SLOW = Duration.ofSeconds(1);

    @Spec private CommandSpec spec;

    @Option(
            names = "--gap",
            paramLabel = "DURATION",
            defaultValue = "8s",
            converter = DurationConverter.class,
            description =
                    "The pause that ends a burst, such as 5s, 500ms or PT5S (default: $"
                            + "{DEFAULT-VALUE}).")
    private Duration gap;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "The page's port; by default 8080, or the next free port.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keeps all state in this folder for the next run; without it, a temporary folder"
                            + " is removed at the end.")
    private @Nullable Path data;

    private volatile boolean failed;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public DemoCommand() {}

    @Override
    public void run() {
        Logs.ofTrouble();
        Demo demo = new Demo(options(), this::show);
        CountDownLatch ended = endOnSignal(demo);
        say("Starting Caesura with a gap of " + spell(gap));
        try {
            demo.start();
        } catch (DemoException e) {
            failed = true;
            throw new CommandException(CommandException.FAILED, String.valueOf(e.getMessage()));
        }
        welcome(demo);
        await(ended);
    }

    private DemoOptions options() {
        try {
            return new DemoOptions(gap, port, data);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    /** The hook also runs while the demo starts, and when it could not start. */
    private CountDownLatch endOnSignal(Demo demo) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(demo, ended), "demo-end"));
        return ended;
    }

    private void end(Demo demo, CountDownLatch ended) {
        if (!failed) {
            Logs.silence();
            long began = System.nanoTime();
            demo.close();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            say("Stopped in " + spell(took) + (data == null ? "." : "; the state is in " + data));
        }
        ended.countDown();
    }

    private void show(String what, Duration took, Duration sinceStart) {
        String seconds = String.format(Locale.ROOT, "%5.1f s", sinceStart.toMillis() / 1000.0);
        String own = took.compareTo(SLOW) > 0 ? " (" + spell(took) + ")" : "";
        say("  " + color("@|faint " + seconds + "|@") + "  " + what + own);
    }

    private void welcome(Demo demo) {
        say("");
        say(color("@|bold Caesura is ready.|@ Open the page and write a few quick messages:"));
        say("");
        say("  Page      " + color("@|bold,underline " + demo.page() + "|@"));
        say(
                "  Console   "
                        + demo.console()
                        + ", user "
                        + Demo.USER
                        + ", password "
                        + demo.password());
        say("  Webhooks  " + demo.page() + "webhooks/{channel}, secret " + Demo.SECRET);
        say("  Kafka     " + demo.bootstrapServers());
        say("");
        say("A signed WhatsApp webhook, for account " + WhatsAppExample.ACCOUNT + ":");
        say("");
        WhatsAppExample.command(demo.page().getPort()).lines().forEach(line -> say("  " + line));
        say("");
        say("Ctrl-C stops it.");
    }

    private static String spell(Duration duration) {
        return duration.toMillis() < 1000
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                        .replace(".0 s", " s");
    }

    private static String color(String markup) {
        return Ansi.AUTO.string(markup);
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
