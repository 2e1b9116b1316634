package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a reply got. */
public enum DeliveryStatus {
    /** The channel is about to be called; written before the call. */
    @JsonProperty("attempted")
    ATTEMPTED,
    /** The channel accepted it. */
    @JsonProperty("sent")
    SENT,
    /** It is on the contact's device. */
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ,
    @JsonProperty("failed")
    FAILED
}
