package dev.caesura.gateway.channel;

import java.util.Map;
import java.util.Objects;

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
        AccountOptions usual = byAccount.getOrDefault(ANY, AccountOptions.NONE);
        String account = call.account();
        return Objects.requireNonNullElse(account == null ? null : byAccount.get(account), usual);
    }
}
