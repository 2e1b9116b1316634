package dev.caesura.cli.run;

import dev.caesura.cli.cluster.KafkaOptions;
import dev.caesura.gateway.app.GatewayApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the gateway until it is stopped. */
@Command(
        name = "gateway",
        description = "Accepts webhooks and writes their messages to Kafka.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class GatewayCommand implements ServiceCommand {

    @Mixin private final KafkaOptions kafka = new KafkaOptions();
    @Mixin private final AccountsOption accounts = new AccountsOption();

    @Override
    public Integer call() {
        return runService(
                accounts.addTo(kafka.settings(), "caesura.gateway.accounts-file"),
                GatewayApplication::start);
    }
}
