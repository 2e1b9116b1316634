package dev.caesura.gateway.channel.mapping;

import dev.caesura.gateway.channel.AccountsOptions;
import dev.caesura.gateway.channel.Channel;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.TranslationBuilder;
import dev.caesura.gateway.channel.Webhook;
import dev.caesura.gateway.channel.read.WebhookJson;
import tools.jackson.databind.JsonNode;

/** A channel whose JSON somebody else designed: an account may define the places of the parts. */
public abstract class MappedChannel implements Channel {

    private final AccountMappings mappings;

    /**
     * The channel.
     *
     * @param usual the places of the parts if an account says nothing else
     * @param options the accounts' changes to it
     * @throws IllegalArgumentException if a part or a pointer is not known
     */
    protected MappedChannel(FieldMapping usual, AccountsOptions options) {
        this.mappings = new AccountMappings(usual, options);
    }

    /** Reads one item of a body, and adds what it finds. */
    protected abstract void read(MappedItem item, Webhook call, TranslationBuilder found);

    @Override
    public final Translation translate(Webhook call) {
        return translate(NestedJson.decoded(WebhookJson.parse(call.body())), call);
    }

    /** Reads a body through the account's mapping. */
    protected Translation translate(JsonNode root, Webhook call) {
        return mappings.translate(root, call, (item, found) -> read(item, call, found));
    }
}
