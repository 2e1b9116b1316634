package dev.caesura.cli.terminal;

import dev.caesura.schemas.serde.Json;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The choice between text for people and JSON for programs. */
public final class Output {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public Output() {}

    /** Prints a result, as JSON or as text. */
    public void print(Object result, Consumer<PrintWriter> text) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(result));
        } else {
            text.accept(out);
        }
        out.flush();
    }
}
