package dev.caesura.cli;

/** Ends a command with a message for its user, and without a stack trace. */
final class CommandException extends RuntimeException {

    /** The command could not do its work. */
    static final int FAILED = 1;

    /** The command was used wrongly, or its input is not what it reads. */
    static final int USAGE = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
