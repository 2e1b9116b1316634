package dev.caesura.gateway.channel.generic.bridge;

import dev.caesura.gateway.channel.AccountOptions;
import dev.caesura.gateway.channel.Translation;
import dev.caesura.gateway.channel.Webhook;
import tools.jackson.databind.JsonNode;

/** A product whose webhooks have a shape of their own. */
public interface Bridge {

    /** The name in the setting {@code preset}. */
    String name();

    /** Whether the body is one of its webhooks, beyond doubt. */
    boolean recognises(JsonNode root);

    /**
     * Reads a webhook.
     *
     * @param account what the settings tell of the account
     */
    Translation translate(JsonNode root, Webhook call, AccountOptions account);
}
