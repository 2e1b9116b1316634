package dev.caesura.gateway.channel;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The options of a channel's accounts.
 *
 * @param byAccount by account as in the path; {@code *} for all that are not named
 */
public record AccountsOptions(Map<String, AccountOptions> byAccount) {

    /** Stands for the accounts that have no options of their own. */
    public static final String ANY = "*";

    /** No account has any. */
    public static final AccountsOptions NONE = new AccountsOptions(Map.of());

    public AccountsOptions {
        byAccount = Map.copyOf(byAccount);
    }

    /** The options of the account that a call is for. */
    public AccountOptions of(Webhook call) {
        return of(call, ANY);
    }

    /**
     * The options of the account that a call is for: the one in the path, else the one that the
     * body states.
     */
    public AccountOptions of(Webhook call, String stated) {
        return Stream.of(call.pathAccountOr(stated), stated, ANY)
                .map(byAccount::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(AccountOptions.NONE);
    }
}
