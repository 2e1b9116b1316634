package dev.caesura.cli.run;

import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.sender.app.SenderApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the sender until it is stopped. */
@Command(
        name = "sender",
        description = "Has replies generated, and delivers them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SenderCommand implements ServiceCommand {

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final AccountsOption accounts = new AccountsOption();

    @Override
    public Integer call() {
        return runService(
                accounts.addTo(kafka.settings(), "caesura.sender.accounts-file"),
                SenderApplication::start);
    }
}
