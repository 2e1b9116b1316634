package dev.caesura.schemas.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply that the contact was sent a moment ago, for a generator not to repeat.
 *
 * @param text the reply
 * @param at when it was approved
 * @param replyId the reply; null in requests of before it was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecentReply(String text, Instant at, @Nullable String replyId) {}
