package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.mapping.FieldMapping.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The mappings of a channel's accounts, and the reading of bodies through them. */
public final class AccountMappings {

    private final Map<String, FieldMapping> byAccount = new HashMap<>();

    /**
     * The mappings.
     *
     * @param usual the mapping where an account says nothing else
     * @param options the accounts' changes to it
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
        JsonPointer place = placeOfItems(mapping, root);
        if (place == null) {
            reader.accept(MappedItem.of(mapping, root, List.of()), found);
        } else {
            List<JsonNode> around = around(root, place);
            found.each(
                    root.at(place).values(),
                    json -> reader.accept(MappedItem.of(mapping, json, around), found));
        }
        return found.build();
    }

    /**
     * The place of the mapped array of messages, or of the body if it is an array itself; null if
     * it is one message. An object with a contact and words is one message, whatever list it has
     * beside them: an order has items, too.
     */
    private static @Nullable JsonPointer placeOfItems(FieldMapping mapping, JsonNode root) {
        boolean message =
                mapping.text(Part.CONTACT, root) != null && mapping.text(Part.TEXT, root) != null;
        if (message && !mapping.isOwn(Part.ITEMS)) {
            return null;
        }
        return mapping.of(Part.ITEMS).stream()
                .filter(pointer -> root.at(pointer).isArray())
                .findFirst()
                .orElse(root.isArray() ? JsonPointer.empty() : null);
    }

    /** The objects around an array, from the inside out. */
    private static List<JsonNode> around(JsonNode root, JsonPointer array) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonPointer outer = array.head(); outer != null; outer = outer.head()) {
            objects.add(root.at(outer));
        }
        return objects.stream().filter(JsonNode::isObject).toList();
    }

    private FieldMapping mappingOf(Webhook call) {
        FieldMapping usual = Objects.requireNonNull(byAccount.get(AccountsOptions.ANY));
        return call.account() == null ? usual : byAccount.getOrDefault(call.account(), usual);
    }
}
