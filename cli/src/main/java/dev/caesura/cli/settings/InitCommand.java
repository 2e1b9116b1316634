package dev.caesura.cli.settings;

import dev.caesura.cli.settings.Answers.Generator;
import dev.caesura.cli.terminal.CommandException;
import dev.caesura.cli.terminal.Launcher;
import dev.caesura.cli.terminal.ProgressBar;
import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.service.secret.Secret;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a first configuration. */
@Command(
        name = "init",
        description = {
            "Writes a first configuration: settings, accounts, policies, secrets, and what runs it in"
                    + " containers.",
            "It asks four questions; an option can answer each of them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class InitCommand implements Callable<Integer> {

    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._+@=~-]{1,200}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._+@=~,:/-]+");
    private static final Pattern SERVERS = Pattern.compile("[^\\s,\"]+:\\d+(,[^\\s,\"]+:\\d+)*");

    private static final List<String> STEPS =
            List.of("topics create", "config check", "gateway", "processor", "sender");

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "caesura-config",
            description = "The folder for the files (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "Where contacts write: whatsapp, messenger, instagram, telegram, web …")
    private @Nullable String channel;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account's id at the channel, such as WhatsApp's phone number id.")
    private @Nullable String account;

    @Option(
            names = "--generator",
            paramLabel = "KIND",
            description = "Who writes the replies: ${COMPLETION-CANDIDATES}.")
    private @Nullable Generator generator;

    @Option(
            names = {"--kafka", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "The Kafka brokers.")
    private @Nullable String kafka;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @SuppressWarnings("NullAway.Init") // picocli sets it.
    public InitCommand() {}

    @Override
    public Integer call() throws IOException {
        Answers answers =
                new Answers(
                        checkedChannel(answer(channel, "--channel", "Channel", "web")),
                        checked(
                                answer(account, "--account", "Account", "demo"),
                                ACCOUNT,
                                "an account's id; write letters, digits and . _ + @ = ~ -"),
                        generator == null ? askedGenerator() : generator,
                        checked(
                                answer(kafka, "--kafka", "Kafka brokers", "127.0.0.1:9092"),
                                SERVERS,
                                "a list of brokers; write host:port, or several with commas"),
                        folder);
        Map<String, String> files = new Blueprint(answers).files();
        refuseToReplace(files.keySet().stream().map(folder::resolve).toList());
        // A secret may be somebody's own, or in use.
        files.keySet().removeIf(name -> isSecret(name) && Files.exists(folder.resolve(name)));
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        tell(answers, files, spec.commandLine().getOut());
        return 0;
    }

    private Generator askedGenerator() {
        String kind = answer(null, "--generator", "Generator", "template");
        try {
            return Generator.valueOf(kind.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "There is no generator '"
                            + kind
                            + "'; write template, http, openai, anthropic or none");
        }
    }

    // From Java 22 on there is a console without a terminal, too; the launcher knows better.
    @SuppressWarnings("SystemConsoleNull")
    private String answer(@Nullable String given, String option, String question, String usual) {
        if (given != null) {
            return given.strip();
        }
        Console console = System.console();
        if (!ProgressBar.isTerminal() || console == null) {
            throw wrong("Give " + option + ", or run it in a terminal to be asked");
        }
        String line = console.readLine("%s [%s]: ", question, usual);
        return line == null || line.isBlank() ? usual : line.strip();
    }

    private String checkedChannel(String name) {
        if (!ChannelCatalog.names().contains(name)) {
            throw wrong(
                    "There is no channel '"
                            + name
                            + "'; write one of "
                            + String.join(", ", ChannelCatalog.names()));
        }
        return name;
    }

    private String checked(String value, Pattern pattern, String what) {
        if (!pattern.matcher(value).matches()) {
            throw wrong("'" + value + "' is not " + what);
        }
        return value;
    }

    private ParameterException wrong(String says) {
        return new ParameterException(spec.commandLine(), says);
    }

    private void refuseToReplace(List<Path> files) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandException(
                    CommandException.USAGE, "Nothing was written: " + folder + " is not a folder.");
        }
        List<Path> existing = files.stream().filter(Files::exists).toList();
        if (!existing.isEmpty() && !force) {
            throw new CommandException(
                    CommandException.USAGE,
                    "Nothing was written: "
                            + existing.get(0)
                            + " exists; --force replaces it, unless it is a secret.");
        }
    }

    private static boolean isSecret(String name) {
        return name.startsWith("secrets/");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
        if (isSecret(name)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void tell(Answers answers, Map<String, String> files, PrintWriter out) {
        out.println("Wrote " + folder + ":");
        files.keySet().forEach(name -> out.println("  " + name));
        files.forEach(
                (name, content) -> {
                    if (content.startsWith(Secret.PLACEHOLDER)) {
                        out.println(
                                "Put into "
                                        + folder.resolve(name)
                                        + ": "
                                        + content.substring(Secret.PLACEHOLDER.length()));
                    }
                });
        String config =
                " --config "
                        + quoted(
                                folder.resolve("caesura.yml")
                                        + ","
                                        + folder.resolve("accounts.yml"));
        out.println("Then, each service in a terminal of its own:");
        for (String command : STEPS) {
            out.println("  " + quoted(Launcher.called()) + " " + command + config);
        }
        tellOfChannel(answers, out);
    }

    /** A word for a shell. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static void tellOfChannel(Answers answers, PrintWriter out) {
        if (answers.channel().equals("web")) {
            out.println("Listen as a visitor, and write as one in another terminal:");
            out.printf("  curl -N http://localhost:8080/web/%s/ana/events%n", answers.account());
            out.printf(
                    "  curl -d '{\"messageId\":\"1\",\"contact\":\"ana\",\"text\":\"hi\"}'"
                            + " http://localhost:8080/webhooks/web/%s%n",
                    answers.account());
            out.println("The reply comes 30 s after the last message; policies.yml says how long.");
        } else {
            out.println("What to set at the channel: docs/channels/" + answers.channel() + ".md");
        }
    }
}
