package dev.caesura.sender.handoff.inbox;

import dev.caesura.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An inbox of Chatwoot.
 *
 * @param baseUrl where Chatwoot is, such as {@code https://app.chatwoot.com}
 * @param token the access token of an agent or an agent bot that may write there
 * @param account the number of the account, as in Chatwoot's addresses
 * @param inbox the number of the inbox, one of the kind API
 * @param ownAccounts accounts of the channel {@code generic} whose conversations are Chatwoot's own
 *     already: these are opened for people where they are
 * @param timeout the longest wait for the answer to one call
 */
public record ChatwootSettings(
        URI baseUrl,
        Secret token,
        long account,
        long inbox,
        @DefaultValue List<String> ownAccounts,
        @DefaultValue("15s") Duration timeout) {

    public ChatwootSettings {
        if (baseUrl == null || token == null || account < 1 || inbox < 1) {
            throw new IllegalArgumentException(
                    "Chatwoot needs base-url: https://…, token: env:NAME or file:/path, and the"
                            + " numbers of account and inbox");
        }
        ownAccounts = List.copyOf(ownAccounts);
    }

    /** The address of a part of the account's API. */
    String api(String path) {
        String base = baseUrl.toString().replaceAll("/+$", "");
        return base + "/api/v1/accounts/" + account + path;
    }
}
