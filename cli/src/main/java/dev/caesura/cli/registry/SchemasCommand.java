package dev.caesura.cli.registry;

import dev.caesura.cli.registry.TopicSchemas.TopicSchema;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Counted;
import dev.caesura.cli.terminal.Output;
import dev.caesura.cli.terminal.Table;
import dev.caesura.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the JSON Schemas of the topics into a schema registry. */
@Command(
        name = "schemas",
        description = "Puts the topics' JSON Schemas into a schema registry.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "register")
public final class SchemasCommand implements Runnable {

    private static final String UNCHANGED = "unchanged";
    private static final String REGISTERED = "registered";
    private static final String WOULD = "would be registered";
    private static final String INCOMPATIBLE = "incompatible";

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public SchemasCommand() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /**
     * The result for one schema.
     *
     * @param version the version under which it was already registered; null otherwise
     * @param id the id that the registry gave it; null otherwise
     * @param reasons the reasons why it is incompatible
     */
    public record Result(
            String subject,
            String result,
            @Nullable Integer version,
            @Nullable Integer id,
            List<String> reasons) {}

    @Command(
            name = "register",
            description = {
                "Registers the schema of each topic's values, under the subject TOPIC-value.",
                "It first checks all of them: whether they are registered already, and whether they"
                        + " are compatible at the registry's level for the subject. It registers"
                        + " them only if all are. A second run changes nothing."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {
                "0:the registry has all schemas, or would accept them",
                "1:a schema is not compatible, or the registry does not work as it should",
                "2:wrong usage"
            })
    public int register(
            @Mixin RegistryOptions registry,
            @Option(
                            names = "--topic-prefix",
                            paramLabel = "PREFIX",
                            defaultValue =
                                    "${env:CAESURA_TOPIC_PREFIX:-" + Topics.DEFAULT_PREFIX + "}",
                            description =
                                    "The prefix of the topics' names (default: ${DEFAULT-VALUE}).")
                    String prefix,
            @Option(names = "--dry-run", description = "Check only, and register nothing.")
                    boolean dryRun,
            @Mixin Output output) {
        RegistryClient client = registry.client();
        List<TopicSchema> schemas = TopicSchemas.of(new Topics(prefix));
        List<Result> results = new ArrayList<>();
        schemas.forEach(schema -> results.add(checked(client, schema)));
        boolean compatible = results.stream().noneMatch(one -> one.result().equals(INCOMPATIBLE));
        if (compatible && !dryRun) {
            register(client, schemas, results);
        }
        output.print(results, out -> print(results, out));
        return compatible ? 0 : CommandException.FAILED;
    }

    private static Result checked(RegistryClient client, TopicSchema schema) {
        var version = client.versionOf(schema.subject(), schema.schema());
        if (version.isPresent()) {
            return new Result(schema.subject(), UNCHANGED, version.get(), null, List.of());
        }
        List<String> reasons = client.incompatibilities(schema.subject(), schema.schema());
        return new Result(
                schema.subject(), reasons.isEmpty() ? WOULD : INCOMPATIBLE, null, null, reasons);
    }

    private static void register(
            RegistryClient client, List<TopicSchema> schemas, List<Result> results) {
        int done = 0;
        for (int i = 0; i < schemas.size(); i++) {
            TopicSchema schema = schemas.get(i);
            if (results.get(i).result().equals(WOULD)) {
                try {
                    int id = client.register(schema.subject(), schema.schema());
                    results.set(i, new Result(schema.subject(), REGISTERED, null, id, List.of()));
                    done++;
                } catch (CommandException e) {
                    throw new CommandException(
                            e.exitCode(),
                            e.getMessage()
                                    + ". Before that, "
                                    + Counted.of(done, "schema")
                                    + " had been registered; run it again once the cause is fixed");
                }
            }
        }
    }

    private static void print(List<Result> results, PrintWriter out) {
        Table table = new Table("subject", "result");
        for (Result one : results) {
            String where =
                    one.version() != null
                            ? " (version " + one.version() + ")"
                            : one.id() != null ? " (id " + one.id() + ")" : "";
            table.add(one.subject(), one.result() + where);
        }
        table.print(out);
        for (Result one : results) {
            one.reasons().forEach(reason -> out.println(one.subject() + ": " + reason));
        }
        if (results.stream().anyMatch(one -> one.result().equals(INCOMPATIBLE))) {
            out.println("Nothing was registered.");
        }
    }
}
