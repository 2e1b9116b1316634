package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation's past.
 *
 * @param role who wrote it
 * @param type the message's type; {@code text} for replies
 * @param text the text; null if there is none
 * @param name in a group: the author, by name or id; null elsewhere
 * @param at when it arrived, or was approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        Role role, String type, @Nullable String text, @Nullable String name, Instant at) {

    /** A line of a chat between two. */
    public HistoryEntry(Role role, String type, @Nullable String text, Instant at) {
        this(role, type, text, null, at);
    }

    /** Who wrote a line of the history. */
    public enum Role {
        @JsonProperty("contact")
        CONTACT,
        @JsonProperty("bot")
        BOT,
        @JsonProperty("person")
        PERSON
    }
}
