package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Account;
import dev.caesura.gateway.account.Accounts;
import dev.caesura.gateway.account.Directory;
import dev.caesura.service.YamlFile;
import dev.caesura.service.supervise.Supervisor;
import dev.caesura.service.supervise.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;

/** Reads the accounts of the settings and of the accounts file. */
final class AccountsLoader {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsLoader.class);

    private final List<AccountSettings> configured;
    private final @Nullable Path file;
    private final UnaryOperator<@Nullable String> environment;

    AccountsLoader(
            List<AccountSettings> configured,
            @Nullable Path file,
            UnaryOperator<@Nullable String> environment) {
        this.configured = List.copyOf(configured);
        this.file = file;
        this.environment = environment;
    }

    /**
     * All accounts, with their secrets as they are now.
     *
     * @throws IllegalArgumentException if something is wrong; the message gives the remedy
     */
    Accounts load() {
        List<Account> accounts = new ArrayList<>();
        configured.forEach(account -> accounts.add(account.resolve(environment)));
        if (file != null) {
            read(file).forEach(account -> accounts.add(account.resolve(environment)));
        }
        return new Accounts(accounts);
    }

    private static List<AccountSettings> read(Path file) {
        return new YamlFile(file)
                .read("caesura.gateway", "accounts", Bindable.listOf(AccountSettings.class))
                .orElse(List.of());
    }

    /** Keeps a directory up to date with the file, and with the files of secrets. */
    Watch watch(Directory directory, Duration every, Supervisor supervisor) {
        return new Watch(
                supervisor,
                "accounts",
                every,
                () -> {
                    if (directory.replace(load())) {
                        LOG.info("{} accounts are in force", directory.accounts().all().size());
                    }
                });
    }
}
