package dev.caesura.cli.run;

import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.console.app.ConsoleApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the console until it is stopped. */
@Command(
        name = "console",
        description = "Shows operators what happens, and lets them take part; on port 8090.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Somebody must be able to sign in: set caesura.console.sign-in.users[0].name, .password"
                    + " and .role in the --config file. docs/console.md has all settings."
        })
public final class ConsoleCommand implements ServiceCommand {

    @Mixin private final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        return runService(kafka.settings(), ConsoleApplication::start);
    }
}
