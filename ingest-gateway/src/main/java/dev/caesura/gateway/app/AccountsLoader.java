package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Account;
import dev.caesura.gateway.account.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** Reads the accounts: those of the settings, and those of the accounts' file. */
final class AccountsLoader {

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
     * @throws IllegalArgumentException if something is wrong; the message says what to write
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
        try {
            List<PropertySource<?>> sources =
                    new YamlPropertySourceLoader().load("accounts", new FileSystemResource(file));
            BindResult<List<AccountSettings>> found =
                    new Binder(ConfigurationPropertySources.from(sources))
                            .bind("accounts", Bindable.listOf(AccountSettings.class));
            return found.isBound() ? found.get() : List.of();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    "The accounts' file " + file + " can't be read: " + e.getMessage(), e);
        } catch (BindException e) {
            // The exception's own message would show the value.
            throw new IllegalArgumentException(
                    "The accounts' file " + file + " is wrong at " + e.getName(), e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The accounts' file " + file + " is no YAML: " + e.getClass().getSimpleName(),
                    e);
        }
    }
}
