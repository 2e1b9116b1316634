package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A value of one of Caesura's topics.
 *
 * <p>Changes within a schema version only add optional fields: old bytes stay readable by new code,
 * and fields that a reader does not know are ignored. Anything else needs a new version and a
 * reader for both.
 */
public sealed interface Event
        permits InboundMessage,
                ReplyRequest,
                ReplyDraft,
                Reply,
                DeliveryEvent,
                Outcome,
                Command,
                Identity {

    /** The version of the JSON Schema that this code writes. */
    int SCHEMA_VERSION = 1;

    /**
     * The conversation that the record belongs to; the record's key, but for an {@link Identity}.
     */
    String conversationId();

    @JsonProperty(value = "schemaVersion", index = 0, access = JsonProperty.Access.READ_ONLY)
    default int schemaVersion() {
        return SCHEMA_VERSION;
    }
}
