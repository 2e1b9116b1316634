package dev.caesura.cli.terminal;

import dev.caesura.schemas.log.Progress;
import java.io.PrintStream;

/** A line on standard error with the progress of a long read; on a terminal only. */
public final class ProgressBar implements Progress, AutoCloseable {

    private static final int WIDTH = 30;
    private static final long SHOW_AFTER_NANOS = 500_000_000L;

    private final String what;
    private final PrintStream err = System.err;
    private final boolean terminal = isTerminal();
    private final long began = System.nanoTime();
    private int shown = -1;

    public ProgressBar(String what) {
        this.what = what;
    }

    /**
     * Whether a person watches. The launcher tells it; Java cannot tell for standard error alone.
     */
    public static boolean isTerminal() {
        return Boolean.getBoolean("caesura.terminal");
    }

    @Override
    public void at(long passed, long total) {
        int percent = total == 0 ? 100 : (int) (100 * passed / total);
        if (terminal && percent != shown && System.nanoTime() - began > SHOW_AFTER_NANOS) {
            shown = percent;
            err.print("\r" + line(percent, passed, total));
            err.flush();
        }
    }

    private String line(int percent, long passed, long total) {
        int full = WIDTH * percent / 100;
        return String.format(
                "%s [%s%s] %3d %% (%,d of %,d)",
                what, "=".repeat(full), " ".repeat(WIDTH - full), percent, passed, total);
    }

    /** Removes the line. */
    @Override
    public void close() {
        if (shown >= 0) {
            err.print("\r\033[K");
            err.flush();
        }
    }
}
