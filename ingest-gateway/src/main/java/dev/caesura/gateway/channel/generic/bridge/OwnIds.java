package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.read.WebhookJson;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The ids of the business side: its number, and the {@code @lid} by which people mention and quote
 * it in groups that hide numbers.
 *
 * @see <a href="https://baileys.wiki/docs/migration/to-v7.0.0">Baileys: local identifiers</a>
 */
final class OwnIds {

    /**
     * The fields in which products name both: {@code id} and {@code lid}, and some products'
     * others.
     */
    private static final String[] FIELDS = {"id", "jid", "phoneNumber", "lid"};

    /** None is known. */
    static final OwnIds NONE = new OwnIds(Set.of());

    private final Set<Jid> ids;
    private final Set<String> users;

    private OwnIds(Set<Jid> ids) {
        this.ids = ids;
        this.users = new HashSet<>();
        for (Jid id : ids) {
            users.add(id.user());
            id.otherForm().ifPresent(other -> users.add(other.user()));
        }
    }

    /**
     * The ids that a webhook and the account's options name.
     *
     * @param places each an id, or an object that has them; missing ones are left out
     */
    static OwnIds of(AccountOptions account, JsonNode... places) {
        Set<Jid> ids = new LinkedHashSet<>();
        Arrays.stream(places)
                .flatMap(OwnIds::named)
                .filter(Objects::nonNull)
                .map(Jid::of)
                .forEach(ids::add);
        if (account.username() != null) {
            ids.add(Jid.of(account.username()));
        }
        return new OwnIds(ids);
    }

    private static Stream<@Nullable String> named(JsonNode place) {
        return place.isObject()
                ? Arrays.stream(FIELDS).map(field -> WebhookJson.text(place, field))
                : Stream.of(WebhookJson.text(place));
    }

    /** The id that the webhook names first; null if none is known. */
    @Nullable Jid first() {
        return ids.stream().findFirst().orElse(null);
    }

    boolean has(@Nullable Jid id) {
        return id != null && users.contains(id.user());
    }

    /**
     * Whether an id is certainly somebody else's: of a number that can only be said where the own
     * number is known, and of a {@code @lid} where the own {@code @lid} is.
     */
    boolean excludes(Jid id) {
        return !has(id) && ids.stream().anyMatch(own -> own.isLid() == id.isLid());
    }

    /**
     * Whether a message is meant for the business side.
     *
     * @param mentioned whom it mentions
     * @param quoted whose message it quotes; null if none
     * @param text its words, where a mention is an {@code @} and the part before the domain
     */
    boolean areMeant(Collection<String> mentioned, @Nullable String quoted, @Nullable String text) {
        return has(Jid.ofNullable(quoted))
                || mentioned.stream().anyMatch(id -> has(Jid.of(id)))
                || (text != null && users.stream().anyMatch(user -> isMentioned(user, text)));
    }

    private static boolean isMentioned(String user, String text) {
        return Pattern.compile("@" + Pattern.quote(user) + "(?!\\d)").matcher(text).find();
    }
}
