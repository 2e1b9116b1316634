package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The mappings of a channel's accounts, and the reading of bodies through them. */
public final class AccountMappings {

    private final Map<String, FieldMapping> byAccount = new HashMap<>();

    /**
     * The mappings.
     *
     * @param usual what applies where an account says nothing else
     * @param options what accounts change of it
     * @throws IllegalArgumentException if a part or a pointer is not known
     */
    public AccountMappings(FieldMapping usual, AccountsOptions options) {
        byAccount.put(AccountsOptions.ANY, usual);
        options.byAccount()
                .forEach((name, account) -> byAccount.put(name, usual.with(account.mapping())));
    }

    /**
     * Reads a body's items, each by itself: one that can't be read harms no other.
     *
     * @param root the body
     * @param reader takes each item, and adds what it finds
     */
    public Translation translate(
            JsonNode root, Webhook call, BiConsumer<MappedItem, TranslationBuilder> reader) {
        FieldMapping mapping = mappingOf(call);
        TranslationBuilder found = new TranslationBuilder();
        List<JsonNode> items = MappedItem.itemsIn(mapping, root);
        if (items == null) {
            reader.accept(MappedItem.of(mapping, root), found);
        } else {
            found.each(items, json -> reader.accept(MappedItem.of(mapping, json), found));
        }
        return found.build();
    }

    private FieldMapping mappingOf(Webhook call) {
        FieldMapping usual = Objects.requireNonNull(byAccount.get(AccountsOptions.ANY));
        return call.account() == null ? usual : byAccount.getOrDefault(call.account(), usual);
    }
}
