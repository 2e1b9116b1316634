package dev.caesura.gateway.app;

import dev.caesura.schemas.channel.ChannelCatalog;
import dev.caesura.service.settings.Problem;
import dev.caesura.service.settings.SettingsPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;

/** Checks the accounts, each with its secrets, and the key of pseudonyms. */
public final class AccountsPart implements SettingsPart {

    @Override
    public String section() {
        return "gateway";
    }

    @Override
    public List<Problem> problems(ConfigurableEnvironment environment) {
        GatewaySettings settings =
                SettingsPart.bind(environment, "caesura.gateway", GatewaySettings.class);
        CaesuraSettings common =
                SettingsPart.bind(environment, "caesura.gateway", CaesuraSettings.class);
        List<Problem> problems = new ArrayList<>();
        List<AccountSettings> accounts = settings.accounts();
        for (int i = 0; i < accounts.size(); i++) {
            AccountSettings account = accounts.get(i);
            unknownChannel(account.channel(), i).ifPresent(problems::add);
            problems.addAll(
                    SettingsPart.of(
                            "",
                            "caesura.gateway.accounts[" + i + "]",
                            () -> account.resolve(System::getenv)));
        }
        if (problems.isEmpty()) {
            AccountsLoader all =
                    new AccountsLoader(accounts, common.accountsFile(), System::getenv);
            problems.addAll(SettingsPart.of("", "", all::load));
        }
        return problems;
    }

    private static Optional<Problem> unknownChannel(String channel, int index) {
        Collection<String> names = ChannelCatalog.names();
        return channel.isBlank() || names.contains(channel)
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                "",
                                "caesura.gateway.accounts[" + index + "].channel",
                                "is '" + channel + "'; write one of " + String.join(", ", names)));
    }
}
