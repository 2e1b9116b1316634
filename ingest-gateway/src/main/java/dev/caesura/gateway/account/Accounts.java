package dev.caesura.gateway.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All configured accounts.
 *
 * @param all in the order of the configuration
 */
public record Accounts(List<Account> all) {

    /**
     * Checks that no account is there twice.
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

    /** The mappings of a channel's accounts that have one, by account. */
    public Map<String, Map<String, List<String>>> mappings(String channel) {
        Map<String, Map<String, List<String>>> mappings = new LinkedHashMap<>();
        for (Account account : of(channel)) {
            if (!account.mapping().isEmpty()) {
                mappings.put(account.account(), account.mapping());
            }
        }
        return mappings;
    }
}
