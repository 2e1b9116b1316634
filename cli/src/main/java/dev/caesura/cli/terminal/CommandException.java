package dev.caesura.cli.terminal;

/** Ends a command with a message for its user, and without a stack trace. */
public final class CommandException extends RuntimeException {

    /** The command could not do its work. */
    public static final int FAILED = 1;

    /** The command was used wrongly, or its input has a wrong format. */
    public static final int USAGE = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
