package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who wrote a message: the contact, or somebody on the business side whom the channel echoed. */
public enum Direction {
    @JsonProperty("inbound")
    INBOUND,
    @JsonProperty("echo")
    ECHO
}
