package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a burst was closed. */
public enum CloseReason {
    /** The contact wrote nothing for one gap. */
    @JsonProperty("inactivity")
    INACTIVITY,
    /** The first message had waited for the maximum wait. */
    @JsonProperty("max-wait")
    MAX_WAIT,
    /** The burst was full, in messages or bytes. */
    @JsonProperty("max-messages")
    MAX_MESSAGES,
    /** A message was one of the flush keywords. */
    @JsonProperty("keyword")
    KEYWORD,
    /** A {@code flush} command. */
    @JsonProperty("flush")
    FLUSH,
    /** A newer burst replaced the turn in flight, and carries its messages too. */
    @JsonProperty("supersede")
    SUPERSEDE
}
