package dev.caesura.gateway.app;

import dev.caesura.gateway.account.Account;
import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.service.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An account as it is written in a configuration.
 *
 * @param channel the channel's name, such as {@code whatsapp}
 * @param account the account's id; {@code *} for all that are not listed
 * @param secrets each {@code env:NAME}, {@code file:/path} or the secret itself
 * @param verifyTokens the tokens that Meta's handshake must present; written like secrets
 * @param open {@code true} lets everybody send
 * @param requestsPerSecond how many webhooks it may send; 0 for no limit
 * @param mapping for each part of a message the JSON pointers where it may be (generic and
 *     ManyChat)
 * @param preset the product whose webhooks the account gets: {@code evolution}, {@code waha},
 *     {@code chatwoot}, {@code baileys} or {@code hand-off} (generic); without it the body's shape
 *     decides
 * @param username for telling in a group who is meant: the bot's username (Telegram), or the
 *     business's own {@code @lid} where no webhook names it (generic)
 * @param oneContact whether one number is one contact, however it is reached: SMS, WhatsApp, RCS
 *     (Twilio)
 * @param inboxApps the ids of apps, beside Meta's own inboxes, in which people write: those of a
 *     CRM (Messenger and Instagram)
 */
@ConfigurationPropertiesSource
public record AccountSettings(
        @DefaultValue("") String channel,
        @DefaultValue(Account.ANY) String account,
        @Nullable List<String> secrets,
        @Nullable List<String> verifyTokens,
        @DefaultValue("false") boolean open,
        @DefaultValue("0") int requestsPerSecond,
        @Nullable Map<String, List<String>> mapping,
        @Nullable String preset,
        @Nullable String username,
        @DefaultValue("true") boolean oneContact,
        @Nullable List<String> inboxApps) {

    /**
     * The account, with its secrets.
     *
     * @throws IllegalArgumentException if a secret can't be found, or something else is wrong
     */
    Account resolve(UnaryOperator<@Nullable String> environment) {
        return new Account(
                channel,
                account,
                resolve(secrets, environment),
                resolve(verifyTokens, environment),
                open,
                requestsPerSecond,
                new AccountOptions(
                        mapping == null ? Map.of() : mapping,
                        preset,
                        username,
                        oneContact,
                        inboxApps == null ? Set.of() : Set.copyOf(inboxApps)));
    }

    private List<Secret> resolve(
            @Nullable List<String> settings, UnaryOperator<@Nullable String> environment) {
        try {
            return settings == null
                    ? List.of()
                    : settings.stream()
                            .map(setting -> Secret.of(setting, environment).snapshot())
                            .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The account " + channel + "/" + account + ": " + e.getMessage(), e);
        }
    }

    /** A secret may be written in full. */
    @Override
    public String toString() {
        return "AccountSettings[" + channel + "/" + account + "]";
    }
}
