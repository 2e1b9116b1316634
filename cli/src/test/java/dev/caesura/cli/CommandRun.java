package dev.caesura.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What came of a command line.
 *
 * @param status the exit status
 * @param out what it printed
 * @param err what it printed to standard error
 */
record CommandRun(int status, String out, String err) {

    /** Runs a command as the launcher does, without ending the process. */
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands =
                Main.commandLine(args)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        int status = commands.execute(args);
        return new CommandRun(status, out.toString(), err.toString());
    }
}
