package dev.caesura.gateway.channel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings for its channel.
 *
 * @param mapping for each part of a message where it may be, for channels whose JSON is of one's
 *     own design
 * @param preset the product whose webhooks the account gets, such as {@code evolution} (generic);
 *     null to tell it by the body's shape
 * @param username for telling in a group who is meant: the bot's username (Telegram), or an id of
 *     the business that the webhooks do not name, such as {@code 5544@lid} (generic); null if not
 *     known
 * @param oneContact whether one number is one contact, however it is reached: SMS, WhatsApp, RCS
 *     (Twilio)
 * @param inboxApps the ids of apps, beside Meta's own inboxes, in which people write: those of a
 *     CRM (Messenger and Instagram)
 */
public record AccountOptions(
        Map<String, List<String>> mapping,
        @Nullable String preset,
        @Nullable String username,
        boolean oneContact,
        Set<String> inboxApps) {

    /** The options of an account without any. */
    public static final AccountOptions NONE =
            new AccountOptions(Map.of(), null, null, true, Set.of());

    public AccountOptions {
        mapping = Map.copyOf(mapping);
        inboxApps = Set.copyOf(inboxApps);
    }

    /** Options with a mapping and nothing else. */
    public static AccountOptions ofMapping(Map<String, List<String>> mapping) {
        return new AccountOptions(mapping, null, null, true, Set.of());
    }
}
