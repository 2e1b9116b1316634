package dev.caesura.gateway.account;

import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a webhook: a channel, and the accounts that may vouch for the call.
 *
 * @param channel the channel
 * @param candidates the account in the path, or all of the channel's
 * @param accounts all accounts
 * @param pathAccount the account in the path, or null
 */
public record Endpoint(
        Channel channel,
        List<Account> candidates,
        Accounts accounts,
        @Nullable String pathAccount) {

    /** Finds the accounts that vouch for a call. */
    public Vouchers vouchersOf(Webhook call) {
        return new Vouchers(this, call);
    }

    /** The tokens that a handshake may present. */
    public List<String> verifyTokens() {
        return candidates.stream()
                .flatMap(account -> account.verifyTokenValues().stream())
                .distinct()
                .toList();
    }
}
