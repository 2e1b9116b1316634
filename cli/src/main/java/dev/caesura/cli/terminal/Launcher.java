package dev.caesura.cli.terminal;

/** The script that started this command. */
public final class Launcher {

    private Launcher() {}

    /** The name by which it was called, for commands to be copied from the output. */
    public static String called() {
        return System.getProperty("caesura.command", "caesura");
    }
}
