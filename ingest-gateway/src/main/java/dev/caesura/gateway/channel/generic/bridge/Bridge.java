package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import tools.jackson.databind.JsonNode;

/** A product whose webhooks have a shape of their own. */
public interface Bridge {

    /** The name in the setting {@code preset}. */
    String name();

    /** Whether the body is certainly one of the product's webhooks. */
    boolean recognises(JsonNode root);

    /**
     * Reads a webhook.
     *
     * @param account the account's settings
     */
    Translation translate(JsonNode root, Webhook call, AccountOptions account);
}
