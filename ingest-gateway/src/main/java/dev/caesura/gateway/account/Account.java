package dev.caesura.gateway.account;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.signature.SessionToken;
import dev.caesura.service.secret.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a channel, as configured.
 *
 * @param channel the channel's name
 * @param account the account's id, or {@link #ANY}
 * @param secrets the secrets that sign authentic webhooks or come with them; any of them will do
 * @param verifyTokens the tokens that a handshake may present
 * @param open whether everybody may send, without a secret
 * @param requestsPerSecond the most webhooks that it may send; 0 for no limit
 * @param options its settings for the channel
 */
public record Account(
        String channel,
        String account,
        List<Secret> secrets,
        List<Secret> verifyTokens,
        boolean open,
        int requestsPerSecond,
        AccountOptions options) {

    /** Stands for every account of the channel that is not configured by name. */
    public static final String ANY = "*";

    /**
     * Checks the account.
     *
     * @throws IllegalArgumentException if it is open by mistake; the message gives the remedy
     */
    public Account {
        secrets = List.copyOf(secrets);
        verifyTokens = List.copyOf(verifyTokens);
        if (channel.isBlank()) {
            throw new IllegalArgumentException(
                    "An account needs a channel, for example channel: whatsapp");
        }
        if (account.isBlank() || !account.equals(account.strip())) {
            throw new IllegalArgumentException(
                    "An account of "
                            + channel
                            + " has no id, or one with spaces around it; write the id that the"
                            + " channel gives it, or * for any");
        }
        if (secrets.isEmpty() && !open) {
            throw new IllegalArgumentException(
                    "The account "
                            + channel
                            + "/"
                            + account
                            + " has no secret, so anybody could write as anyone; add secrets:"
                            + " [env:NAME], or open: true if that is what you want");
        }
        if (!secrets.isEmpty() && open) {
            throw new IllegalArgumentException(
                    "The account "
                            + channel
                            + "/"
                            + account
                            + " has secrets and is open; remove one or the other");
        }
        if (requestsPerSecond < 0) {
            throw new IllegalArgumentException(
                    "requests-per-second of " + channel + "/" + account + " is below 0");
        }
    }

    /**
     * Whether somebody may read the replies to a contact of this account's web page: everybody if
     * it is open, else anybody with a session token for that contact.
     *
     * @param name the account's name, where this one stands for any
     */
    public boolean admits(@Nullable String token, String name, String contact, Instant now) {
        return open || SessionToken.matches(token, name, contact, secretValues(), now);
    }

    List<String> secretValues() {
        return secrets.stream().map(Secret::reveal).toList();
    }

    List<String> verifyTokenValues() {
        return verifyTokens.stream().map(Secret::reveal).toList();
    }
}
