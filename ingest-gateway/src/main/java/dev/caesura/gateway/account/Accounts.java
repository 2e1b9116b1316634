package dev.caesura.gateway.account;

import dev.caesura.gateway.channel.AccountsOptions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All configured accounts.
 *
 * @param all in the order of the configuration
 */
public record Accounts(List<Account> all) {

    /**
     * Checks that no account is listed twice.
     *
     * @throws IllegalArgumentException if one is
     */
    public Accounts {
        all = List.copyOf(all);
        TreeSet<String> seen = new TreeSet<>();
        for (Account account : all) {
            if (!seen.add(account.channel() + "/" + account.account())) {
                throw new IllegalArgumentException(
                        "The account "
                                + account.channel()
                                + "/"
                                + account.account()
                                + " is configured twice; put its secrets into one list");
            }
        }
    }

    /** The accounts of a channel. */
    public List<Account> of(String channel) {
        return all.stream().filter(account -> account.channel().equals(channel)).toList();
    }

    /** The account as configured by name, else the channel's configuration for any account. */
    public Optional<Account> find(String channel, String account) {
        return named(channel, account).or(() -> named(channel, Account.ANY));
    }

    private Optional<Account> named(String channel, String name) {
        return all.stream()
                .filter(found -> found.channel().equals(channel) && found.account().equals(name))
                .findFirst();
    }

    /** The options of a channel's accounts. */
    public AccountsOptions options(String channel) {
        return new AccountsOptions(
                of(channel).stream().collect(Collectors.toMap(Account::account, Account::options)));
    }
}
